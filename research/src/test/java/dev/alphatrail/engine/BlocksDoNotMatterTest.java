package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Elementwise;
import dev.alphatrail.engine.Node.ElementwiseKernel;
import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.engine.Node.Section;
import dev.alphatrail.engine.Node.Series;
import dev.alphatrail.engine.Node.Shift;
import dev.alphatrail.engine.Node.Stored;
import dev.alphatrail.engine.Node.Streamed;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The contract of kernels: the same bits in whatever blocks, with no more of the inputs than was
/// declared, and whatever stands in scratch rows and in the output before.
class BlocksDoNotMatterTest {
    private static final double POISON = 1.2345e67;

    @Property(tries = 1500)
    void aKernelGivesTheSameBitsInWhateverBlocks(@ForAll Operator operator, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Panel panel = RandomPanel.of(random.nextInt(1, 60), random.nextInt(1, 12), random);
        Plan plan = new Plan(panel);
        plan.add(
                Exprs.call(
                        operator,
                        () -> Exprs.field(RandomPanel.FIELDS.get(random.nextInt(3))),
                        random.nextInt(2, 12),
                        random));
        int dates = panel.dates();
        int names = panel.instruments().size();
        double[][] values = new double[plan.nodes().size()][];
        for (Node node : plan.nodes()) {
            values[node.id()] = whole(node, values, dates, names);
            if (node instanceof Series || node instanceof Section) {
                double[] pieced = new double[dates * names];
                Arrays.fill(pieced, POISON);
                fillByBlocks(node, values, Slab.ofPanel(pieced, names), dates, names, random);
                assertArrayEquals(values[node.id()], pieced, () -> operator + " in " + node);
            }
        }
    }

    private static double[] whole(Node node, double[][] values, int dates, int names) {
        double[] out = new double[dates * names];
        double[][] in =
                node.inputs().stream().map(input -> values[input.id()]).toArray(double[][]::new);
        Slab[] slabs =
                Arrays.stream(in).map(array -> Slab.ofPanel(array, names)).toArray(Slab[]::new);
        Block block = new Block(0, dates, 0, names, new Scratch());
        switch (node) {
            case Constant(_, double value) -> Arrays.fill(out, value);
            case Stored(_, var matrix) -> {
                return matrix.sharedValues();
            }
            case Streamed _ -> throw new AssertionError("all fields are in memory");
            case Groups _ -> {}
            case Elementwise(_, _, var kernel) ->
                    kernel.apply(
                            in, out, out.length, new double[ElementwiseKernel.SPARE][out.length]);
            case Shift(_, _, int lag) -> {
                Arrays.fill(out, Double.NaN);
                int offset = Math.min(lag, dates) * names;
                System.arraycopy(in[0], 0, out, offset, out.length - offset);
            }
            case Series(_, _, _, int states, var kernel) ->
                    kernel.apply(slabs, Slab.ofPanel(out, names), block, new double[states][names]);
            case Section(_, _, var kernel) -> kernel.apply(slabs, Slab.ofPanel(out, names), block);
        }
        return out;
    }

    private static void fillByBlocks(
            Node node, double[][] values, Slab out, int dates, int names, RandomGenerator random) {
        double[][] states = new double[node instanceof Series s ? s.states() : 0][names];
        for (int from = 0, to; from < dates; from = to) {
            to = Math.min(dates, from + random.nextInt(1, 20));
            if (node instanceof Section(_, List<Node> inputs, var kernel)) {
                Block block = new Block(from, to, 0, names, poisoned(names));
                kernel.apply(parts(inputs, values, names, block, 0), out, block);
            } else if (node instanceof Series(_, List<Node> inputs, int history, _, var kernel)) {
                for (int left = 0, right; left < names; left = right) {
                    right = Math.min(names, left + random.nextInt(1, 8));
                    Block block = new Block(from, to, left, right, poisoned(right - left));
                    kernel.apply(parts(inputs, values, names, block, history), out, block, states);
                }
            }
        }
    }

    /// Of each input just what the block may read.
    private static Slab[] parts(
            List<Node> inputs, double[][] values, int names, Block block, int history) {
        int first = Math.max(0, block.from() - history);
        return inputs.stream()
                .map(input -> {
                    Slab all = Slab.ofPanel(values[input.id()], names);
                    Slab part =
                            new Slab(
                                    new double[(block.to() - first) * block.width()],
                                    first,
                                    block.left(),
                                    block.width());
                    double[] row = new double[block.width()];
                    for (int t = first; t < block.to(); t++) {
                        all.load(block, t, row);
                        part.store(block, t, row);
                    }
                    return part;
                })
                .toArray(Slab[]::new);
    }

    private static Scratch poisoned(int width) {
        Scratch scratch = new Scratch();
        for (int k = 0; k < 100; k++) {
            double[] row = new double[width];
            Arrays.fill(row, POISON);
            scratch.rows(width).add(row);
        }
        return scratch;
    }
}
