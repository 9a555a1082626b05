package dev.alphatrail.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// The formulas of a request in groups that fit into a memory, those together that share much.
///
/// Which share much is sought among a few hundred formulas in a row, so that the time and memory it
/// takes grow no faster than their number.
///
/// It forms a group when it is asked for the next one; always the same groups in the same order.
final class Batches {
    private static final int SLICE = 256;

    private final Request request;
    private final int threads;
    private final long memory;
    private final Queue<Slice> slices = new ArrayDeque<>();
    private int left;
    private int tried = SLICE;

    /// @param threads that evaluate a group together
    /// @param memory bytes for a group and its results; a single formula may take more
    Batches(Request request, int threads, long memory) {
        this.request = request;
        this.threads = threads;
        this.memory = memory;
        this.left = request.formulas().size();
        for (int from = 0; from < left; from += SLICE) {
            int to = Math.min(from + SLICE, left);
            slices.add(new Slice(from, request.affinity(from, to)));
        }
    }

    /// Formulas in a row.
    ///
    /// @param from the place of the first
    private record Slice(int from, Affinity affinity) {
        /// The places of some that share much.
        List<Integer> chain(int most) {
            return affinity.chain(most).stream().map(formula -> from + formula).toList();
        }

        void take(List<Integer> places) {
            affinity.take(places.stream().map(place -> place - from).toList());
        }
    }

    /// A group to be evaluated.
    ///
    /// @param places of its formulas in the list that was asked for
    record Batch(List<Integer> places, FactorGroup group) {}

    /// The number of formulas that are in no group yet.
    int left() {
        return left;
    }

    /// The next group, of `most` formulas at most; some must be left.
    Batch next(int most) {
        long results = memory / Math.max(1, request.result());
        Slice slice = slices.element();
        List<Integer> chain = slice.chain(Math.clamp(results, 1, Math.min(most, tried)));
        Batch batch = batch(chain, chain.size());
        for (int count = chain.size(); count > 1 && taken(batch) > memory; ) {
            // as many as would fit if all took as much
            count = (int) Math.clamp(memory * (double) count / taken(batch), 1, count - 1);
            batch = batch(chain, count);
        }
        slice.take(batch.places());
        tried = 8 * batch.places().size(); // most of a plan for far more would be thrown away
        if (slice.affinity().left() == 0) {
            slices.remove();
            tried = SLICE;
        }
        left -= batch.places().size();
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
