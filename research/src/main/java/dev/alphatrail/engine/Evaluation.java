package dev.alphatrail.engine;

import dev.alphatrail.engine.FactorState.Memory;
import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Elementwise;
import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.engine.Node.Section;
import dev.alphatrail.engine.Node.SectionKernel;
import dev.alphatrail.engine.Node.Series;
import dev.alphatrail.engine.Node.SeriesKernel;
import dev.alphatrail.engine.Node.Shift;
import dev.alphatrail.engine.Node.Stored;
import dev.alphatrail.engine.Node.Streamed;
import dev.alphatrail.engine.Schedule.Phase;
import dev.alphatrail.engine.Schedule.Place;
import dev.alphatrail.panel.FieldReader;
import dev.alphatrail.panel.Matrix;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Computes the nodes of a [Schedule], one block of dates after the other.
///
/// A block of dates is low enough for what one thread computes to stay in the caches. From one
/// block to the next go only the dates that some node looks back on and the numbers that kernels
/// carry; so these are also all that a later evaluation needs in order to go on.
final class Evaluation {
    private final Layout layout;
    private final Schedule schedule;
    private final Blocks blocks;
    private final Crew crew;
    private final int first;
    private final double[][] buffers;
    private final double[][] results;
    private final double[][] shared;
    private final double[][][] carried;
    private final Slab[] slabs;
    private final ElementwiseRegion[] regions;
    private final List<Node> kept;
    private final Worker[] workers;

    /// @param past what is known of the dates that are not computed again
    Evaluation(Layout layout, Crew crew, FactorStates past) {
        this.layout = layout;
        this.schedule = layout.schedule();
        this.blocks = layout.blocks();
        this.crew = crew;
        this.first = past.dates();
        int nodes = schedule.nodes().size();
        this.buffers = new double[nodes][];
        this.results = new double[nodes][];
        this.carried = new double[nodes][0][];
        this.slabs = new Slab[nodes];
        this.regions = new ElementwiseRegion[nodes];
        this.shared = new double[layout.sharedSlots()][];
        this.workers = new Worker[crew.threads()];
        for (int k = 0; k < workers.length; k++) {
            int local = blocks.height() * blocks.width();
            workers[k] = new Worker(new double[layout.localSlots()][local], new Scratch());
        }
        List<Node> computed = schedule.computed();
        this.kept = computed.stream().filter(node -> schedule.place(node) == Place.KEPT).toList();
        // memory that is new must be cleared, which takes its time
        crew.each(shared.length, () -> k -> shared[k] = new double[size(blocks.height())]);
        crew.each(computed.size(), () -> k -> prepare(computed.get(k), past));
        for (Node node : schedule.nodes()) {
            if (node instanceof Stored(int id, Matrix matrix)) {
                slabs[id] = Slab.ofPanel(matrix.sharedValues(), blocks.instruments());
            }
        }
    }

    /// What belongs to one thread.
    private record Worker(double[][] locals, Scratch scratch) {}

    private int size(int dates) {
        return Math.multiplyExact(dates, blocks.instruments());
    }

    private void prepare(Node node, FactorStates past) {
        int id = node.id();
        if (schedule.place(node) == Place.KEPT) {
            int before = Math.min(schedule.history(node), first);
            buffers[id] = new double[size(layout.keptDates(node, first))];
            if (node instanceof Streamed(_, FieldReader reader)) {
                reader.read((long) size(first - before), size(before), buffers[id], 0);
            } else {
                past.restoreValues(node, size(before), buffers[id]);
            }
            slabs[id] = new Slab(buffers[id], first - before, 0, blocks.instruments());
        }
        if (schedule.isRoot(node)) {
            results[id] = new double[size(blocks.dates() - first)];
        }
        if (schedule.place(node) == Place.RESULT) {
            slabs[id] = new Slab(results[id], first, 0, blocks.instruments());
        }
        if (node instanceof Series(_, _, _, int states, _) && states > 0) {
            carried[id] = new double[states][blocks.instruments()];
            past.restoreCarried(node, carried[id]);
        }
        if (!(node instanceof Series || node instanceof Section || node instanceof Streamed)) {
            regions[id] = new ElementwiseRegion(schedule.region(node), schedule::isInlined);
        }
    }

    /// Computes all dates.
    ///
    /// @param pause is called between two phases
    void run(Runnable pause) {
        for (int from = first, to; from < blocks.dates(); from = to) {
            to = Math.min(from + blocks.height(), blocks.dates());
            makeRoom(from, to);
            for (Node node : schedule.computed()) {
                if (schedule.place(node) == Place.SHARED) {
                    double[] buffer = shared[layout.slot(node)];
                    slabs[node.id()] = new Slab(buffer, from, 0, blocks.instruments());
                }
            }
            for (Phase phase : schedule.phases()) {
                pause.run();
                runSeries(phase.series(), from, to);
                runSections(phase.sections(), from, to);
            }
        }
    }

    /// Lets go of the dates that no reader looks back on, where a buffer is full.
    private void makeRoom(int from, int to) {
        List<Node> full =
                kept.stream()
                        .filter(node ->
                                size(to - slabs[node.id()].date()) > buffers[node.id()].length)
                        .toList();
        crew.each(full.size(), () -> k -> forget(full.get(k), from));
    }

    private void forget(Node node, int from) {
        Slab slab = slabs[node.id()];
        int oldest = Math.max(slab.date(), from - schedule.history(node));
        int offset = size(oldest - slab.date());
        System.arraycopy(slab.values(), offset, slab.values(), 0, size(from - oldest));
        slabs[node.id()] = new Slab(slab.values(), oldest, 0, blocks.instruments());
    }

    private void runSeries(List<Node> nodes, int from, int to) {
        if (nodes.isEmpty()) {
            return;
        }
        AtomicInteger joined = new AtomicInteger();
        crew.each(
                blocks.across(),
                () -> {
                    Worker worker = workers[joined.getAndIncrement()];
                    return k -> {
                        int left = k * blocks.width();
                        int right = Math.min(left + blocks.width(), blocks.instruments());
                        for (Node node : nodes) {
                            compute(node, new Block(from, to, left, right, worker.scratch), worker);
                        }
                    };
                });
    }

    private void runSections(List<Node> nodes, int from, int to) {
        // some pieces more than threads: not all dates take as long
        int pieces = crew.threads() == 1 ? 1 : Math.min(to - from, 4 * crew.threads());
        AtomicInteger joined = new AtomicInteger();
        crew.each(
                nodes.size() * pieces,
                () -> {
                    Worker worker = workers[joined.getAndIncrement()];
                    return k -> {
                        int piece = k % pieces;
                        int begin = from + (to - from) * piece / pieces;
                        int end = from + (to - from) * (piece + 1) / pieces;
                        Block block =
                                new Block(begin, end, 0, blocks.instruments(), worker.scratch);
                        compute(nodes.get(k / pieces), block, worker);
                    };
                });
    }

    private void compute(Node node, Block block, Worker worker) {
        Slab out = slab(node, block, worker);
        switch (node) {
            case Series(int id, List<Node> inputs, _, _, SeriesKernel kernel) ->
                    kernel.apply(slabs(inputs, block, worker), out, block, carried[id]);
            case Section(_, List<Node> inputs, SectionKernel kernel) ->
                    kernel.apply(slabs(inputs, block, worker), out, block);
            case Streamed(_, FieldReader reader) -> read(reader, out, block);
            case Constant _, Elementwise _, Shift _ ->
                    regions[node.id()].fill(block, leaf -> slab(leaf, block, worker), out);
            case Stored _, Groups _ -> throw new IllegalStateException("nothing to compute");
        }
        if (schedule.place(node) == Place.KEPT && schedule.isRoot(node)) {
            Slab result = new Slab(results[node.id()], first, 0, blocks.instruments());
            out.copy(block, result);
        }
    }

    /// Fills the block's part of `out` with values of a field.
    private void read(FieldReader reader, Slab out, Block block) {
        boolean whole = block.width() == blocks.instruments();
        int dates = whole ? block.dates() : 1;
        for (int t = block.from(); t < block.to(); t += dates) {
            long from = (long) t * blocks.instruments() + block.left();
            reader.read(from, dates * block.width(), out.values(), out.at(t, block.left()));
        }
    }

    private Slab[] slabs(List<Node> inputs, Block block, Worker worker) {
        Slab[] slabs = new Slab[inputs.size()];
        for (int k = 0; k < slabs.length; k++) {
            slabs[k] = slab(inputs.get(k), block, worker);
        }
        return slabs;
    }

    private Slab slab(Node node, Block block, Worker worker) {
        return schedule.place(node) == Place.LOCAL
                ? new Slab(
                        worker.locals[layout.slot(node)], block.from(), block.left(), block.width())
                : slabs[node.id()];
    }

    /// The values of a root on the dates that were computed.
    Matrix result(Node root) {
        return switch (root) {
            case Stored(_, Matrix matrix) ->
                    first == 0 ? matrix : matrix.slice(first, blocks.dates());
            default ->
                    Matrix.takingOwnership(
                            blocks.dates() - first, blocks.instruments(), results[root.id()]);
        };
    }

    /// What is to be remembered of a node.
    ///
    /// @param history the dates that are looked back on, at most those that the schedule knows of
    Memory memory(Node node, int history) {
        int dates = Math.min(history, blocks.dates());
        double[] values = new double[size(dates)];
        if (dates > 0) {
            int from = slabs[node.id()].at(blocks.dates() - dates, 0);
            System.arraycopy(slabs[node.id()].values(), from, values, 0, values.length);
        }
        double[][] numbers =
                Arrays.stream(carried[node.id()]).map(double[]::clone).toArray(double[][]::new);
        return new Memory(values, numbers);
    }

    /// The bytes that were allocated, results aside.
    long bytes() {
        long values = kept.stream().mapToLong(node -> buffers[node.id()].length).sum();
        values += (long) shared.length * size(blocks.height());
        for (double[][] states : carried) {
            values += (long) states.length * blocks.instruments();
        }
        for (Worker worker : workers) {
            values += (long) worker.locals.length * blocks.height() * blocks.width();
            values += worker.scratch.values();
        }
        return values * Double.BYTES;
    }
}
