package dev.alphatrail.engine;

import java.util.List;

/// The formulas of a request in groups that fit into a memory, those together that share much.
///
/// It forms a group when it is asked for the next one; always the same groups in the same order.
final class Batches {
    private final Request request;
    private final int threads;
    private final long memory;
    private final Affinity affinity;

    /// @param threads that evaluate a group together
    /// @param memory bytes for a group and its results; a single formula may take more
    Batches(Request request, int threads, long memory) {
        this.request = request;
        this.threads = threads;
        this.memory = memory;
        this.affinity = request.affinity();
    }

    /// A group to be evaluated.
    ///
    /// @param places of its formulas in the list that was asked for
    record Batch(List<Integer> places, FactorGroup group) {}

    /// The number of formulas that are in no group yet.
    int left() {
        return affinity.left();
    }

    /// The next group, of `most` formulas at most; some must be left.
    Batch next(int most) {
        long results = memory / Math.max(1, request.result());
        List<Integer> chain = affinity.chain(Math.clamp(results, 1, most));
        Batch batch = batch(chain, chain.size());
        for (int count = chain.size(); count > 1 && taken(batch) > memory; ) {
            // as many as would fit if all took as much
            count = (int) Math.clamp(memory * (double) count / taken(batch), 1, count - 1);
            batch = batch(chain, count);
        }
        affinity.take(batch.places());
        return batch;
    }

    private Batch batch(List<Integer> chain, int count) {
        List<Integer> places = List.copyOf(chain.subList(0, count));
        return new Batch(places, request.group(places, threads, memory));
    }

    private long taken(Batch batch) {
        return batch.group().bytes() + batch.places().size() * request.result();
    }
}
