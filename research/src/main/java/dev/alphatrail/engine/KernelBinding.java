package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.engine.Node.Stored;
import dev.alphatrail.engine.Node.Streamed;
import dev.alphatrail.formula.Operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Binds calls to kernels: takes the literals out of the arguments, and makes a node of a kernel
/// that knows them.
///
/// @param instruments of the panel
record KernelBinding(Plan plan, int instruments) {
    interface Unary {
        void apply(double[] a, double[] out, int n);
    }

    interface Binary {
        void apply(double[] a, double[] b, double[] out, int n);
    }

    interface Ternary {
        void apply(double[] a, double[] b, double[] c, double[] out, int n);
    }

    interface Function {
        void apply(double[] a, double[] out, int n, double[][] spare);
    }

    interface FunctionOfTwo {
        void apply(double[] a, double[] b, double[] out, int n, double[][] spare);
    }

    interface Rolling {
        void apply(Slab x, Slab out, Block block, int window);
    }

    interface RollingPair {
        void apply(Slab x, Slab y, Slab out, Block block, int window);
    }

    interface Recursion {
        void apply(Slab x, Slab out, Block block, double[][] states, int span);
    }

    interface Section {
        void apply(Slab x, GroupMembers groups, Slab out, Block block);
    }

    interface NumberedSection {
        void apply(Slab x, GroupMembers groups, Slab out, Block block, double number);
    }

    Node unary(Operator op, List<Node> args, Unary kernel) {
        return plan.elementwise(op, args, (in, out, n, _) -> kernel.apply(in[0], out, n));
    }

    Node binary(Operator op, List<Node> args, Binary kernel) {
        return plan.elementwise(op, args, (in, out, n, _) -> kernel.apply(in[0], in[1], out, n));
    }

    Node ternary(Operator op, List<Node> args, Ternary kernel) {
        return plan.elementwise(
                op, args, (in, out, n, _) -> kernel.apply(in[0], in[1], in[2], out, n));
    }

    /// A function that takes several loops.
    Node function(Operator op, List<Node> args, Function kernel) {
        return plan.elementwise(
                op, args, (in, out, n, spare) -> kernel.apply(in[0], out, n, spare));
    }

    Node functionOfTwo(Operator op, List<Node> args, FunctionOfTwo kernel) {
        return plan.elementwise(
                op, args, (in, out, n, spare) -> kernel.apply(in[0], in[1], out, n, spare));
    }

    Node rolling(Operator op, List<Node> args, Rolling kernel) {
        int window = Plan.whole(args.get(1));
        return plan.series(
                op,
                args,
                args.subList(0, 1),
                window - 1,
                0,
                (in, out, block, _) -> kernel.apply(in[0], out, block, window));
    }

    Node rollingPair(Operator op, List<Node> args, RollingPair kernel) {
        return rollingPair(op, args, args.subList(0, 2), kernel);
    }

    Node rollingPair(Operator op, List<Node> args, List<Node> sides, RollingPair kernel) {
        int window = Plan.whole(args.get(2));
        return plan.series(
                op,
                args,
                sides,
                window - 1,
                0,
                (in, out, block, _) -> kernel.apply(in[0], in[1], out, block, window));
    }

    interface Statistic {
        RollingWindows.Statistic over(Block block, Slab x, int window);
    }

    Node windows(Operator op, List<Node> args, Statistic statistic) {
        return rolling(
                op,
                args,
                (x, out, block, w) ->
                        RollingWindows.drive(block, statistic.over(block, x, w), out, w));
    }

    Node trend(Operator op, List<Node> args, RollingTrend.Figure figure) {
        return windows(op, args, (block, x, w) -> new RollingTrend(block, x, w, figure));
    }

    /// An operator that remembers all dates before, in `states` numbers per instrument.
    Node recursive(Operator op, List<Node> args, int states, Recursion kernel) {
        int span = Plan.whole(args.get(1));
        return plan.series(
                op,
                args,
                args.subList(0, 1),
                0,
                states,
                (in, out, block, carried) -> kernel.apply(in[0], out, block, carried, span));
    }

    /// A kernel whose last number is an argument.
    static Section with(Node number, NumberedSection kernel) {
        double value = Plan.number(number);
        return (x, groups, out, block) -> kernel.apply(x, groups, out, block, value);
    }

    Node section(Operator op, List<Node> args, Peers peers, Section kernel) {
        List<Node> inputs = new ArrayList<>(args.subList(0, 1));
        peers.values().ifPresent(inputs::add);
        return plan.section(
                op,
                args,
                inputs,
                (in, out, block) -> kernel.apply(in[0], peers.members(in, block), out, block));
    }

    Node groups(Operator op, List<Node> args, Section kernel) {
        return section(op, args, peers(args.get(1)), kernel);
    }

    Node residual(Operator op, List<Node> args, List<Node> numbers, Peers peers) {
        List<Node> inputs = new ArrayList<>(numbers);
        peers.values().ifPresent(inputs::add);
        return plan.section(
                op,
                args,
                inputs,
                (in, out, block) ->
                        NeutralizeKernels.neutralize(
                                Arrays.copyOf(in, numbers.size()),
                                peers.members(in, block),
                                out,
                                block));
    }

    /// Who belongs together: the same instruments on every date, or those that share a value.
    ///
    /// @param values what makes the groups, which is then the last input of the kernel; else
    ///   `fixed` does
    record Peers(Optional<Node> values, GroupMembers fixed) {
        GroupMembers members(Slab[] in, Block block) {
            return values.isPresent()
                    ? GroupMembers.byValue(in[in.length - 1], block.right())
                    : fixed;
        }
    }

    Peers everyone() {
        return new Peers(Optional.empty(), GroupMembers.everyone(instruments));
    }

    Peers peers(Node grouping) {
        return switch (grouping) {
            case Groups(_, var panelGrouping) ->
                    new Peers(Optional.empty(), GroupMembers.of(panelGrouping));
            case Constant(_, double value) when !Double.isNaN(value) -> everyone();
            case Stored _, Streamed _ ->
                    throw new IllegalArgumentException("a field stands where a grouping is needed");
            default -> new Peers(Optional.of(grouping), GroupMembers.everyone(instruments));
        };
    }
}
