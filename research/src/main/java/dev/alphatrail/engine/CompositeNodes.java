package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.SeriesKernel;
import dev.alphatrail.formula.Operator;

import java.util.List;

/// Operators that are built from others.
///
/// @param nodes makes those others
record CompositeNodes(Plan plan, KernelBinding bind, OperatorNodes nodes) {
    Node returns(List<Node> args) {
        Node growth =
                nodes.call(Operator.DIV, List.of(args.get(0), nodes.call(Operator.DELAY, args)));
        return nodes.call(Operator.SUB, List.of(growth, plan.constant(1)));
    }

    /// Place between the smallest and the largest value of the window.
    Node scaled(Operator op, List<Node> args) {
        return bind.ternary(
                op,
                List.of(
                        args.get(0),
                        nodes.call(Operator.TS_MIN, args),
                        nodes.call(Operator.TS_MAX, args)),
                FunctionKernels::scaleBetween);
    }

    Node count(List<Node> args) {
        Node truth = nodes.call(Operator.NE, List.of(args.get(0), plan.constant(0)));
        return nodes.call(Operator.TS_SUM, List.of(truth, args.get(1)));
    }

    Node countNans(List<Node> args) {
        Node missing = nodes.call(Operator.IS_NAN, args.subList(0, 1));
        return nodes.call(Operator.TS_SUM, List.of(missing, args.get(1)));
    }

    Node rises(List<Node> args) {
        return sumOfRises(change(args), args.get(1));
    }

    Node falls(List<Node> args) {
        return sumOfRises(nodes.call(Operator.NEG, List.of(change(args))), args.get(1));
    }

    Node relativeStrength(List<Node> args) {
        Node up = rises(args);
        Node both = nodes.call(Operator.ADD, List.of(up, falls(args)));
        Node hundredfold = nodes.call(Operator.MUL, List.of(plan.constant(100), up));
        return nodes.call(Operator.DIV, List.of(hundredfold, both));
    }

    Node hump(Operator op, List<Node> args) {
        Node magnitude = nodes.call(Operator.ABS, args.subList(0, 1));
        Node gross = groupSum(plan.constant(1), magnitude);
        Node limit = nodes.call(Operator.MUL, List.of(args.get(1), gross));
        return plan.series(
                op,
                args,
                List.of(args.get(0), limit),
                0,
                HistoryKernels.HUMP_STATES,
                (in, out, block, states) -> HistoryKernels.hump(in[0], in[1], out, block, states));
    }

    /// The change since the day before.
    private Node change(List<Node> args) {
        return nodes.call(Operator.TS_DELTA, List.of(args.get(0), plan.constant(1)));
    }

    /// The rank of today's value in the window, as a quantile of a distribution.
    Node quantileInWindow(Operator op, List<Node> args) {
        int window = Plan.whole(args.get(1));
        Driver driver = Driver.of(Plan.whole(args.get(2)));
        Node rank = nodes.call(Operator.TS_RANK, args.subList(0, 2));
        return plan.elementwise(
                op,
                args,
                List.of(rank),
                (in, out, n, _) -> {
                    for (int i = 0; i < n; i++) {
                        // ranks are whole or half
                        double place = Math.rint(in[0][i] * window * 2) / 2;
                        out[i] = ElementwiseKernels.finite(driver.ofRank(place, window));
                    }
                });
    }

    private Node sumOfRises(Node change, Node window) {
        Node rise = nodes.call(Operator.MAXIMUM, List.of(change, plan.constant(0)));
        return nodes.call(Operator.TS_SUM, List.of(rise, window));
    }

    Node partialCorrelation(Operator op, List<Node> args) {
        Node x = args.get(0);
        Node y = args.get(1);
        Node z = args.get(2);
        Node window = args.get(3);
        return bind.ternary(
                op,
                List.of(
                        nodes.call(Operator.TS_CORR, List.of(x, y, window)),
                        nodes.call(Operator.TS_CORR, List.of(x, z, window)),
                        nodes.call(Operator.TS_CORR, List.of(y, z, window))),
                FunctionKernels::partialCorrelation);
    }

    Node normalized(List<Node> args) {
        boolean useStd = Plan.whole(args.get(1)) == 1;
        double limit = Plan.number(args.get(2));
        Node centred = nodes.call(useStd ? Operator.ZSCORE : Operator.DEMEAN, args.subList(0, 1));
        return limit > 0
                ? nodes.call(
                        Operator.CLIP,
                        List.of(centred, plan.constant(-limit), plan.constant(limit)))
                : centred;
    }

    /// The group's mean and standard deviation over the window come first, from sums that each
    /// instrument has of its own window; then the mean of what is held within their limits.
    Node groupBackfill(Operator op, List<Node> args) {
        Node x = args.get(0);
        Node grouping = args.get(1);
        int w = Plan.whole(args.get(2));
        Node counted =
                window(
                        op,
                        "count",
                        args,
                        List.of(x),
                        (in, out, block, _) -> GroupBackfillKernels.count(in[0], out, block, w));
        Node count = groupSum(grouping, counted);
        Node total =
                window(
                        op,
                        "total",
                        args,
                        List.of(x),
                        (in, out, block, _) -> GroupBackfillKernels.total(in[0], out, block, w));
        Node mean = nodes.call(Operator.DIV, List.of(groupSum(grouping, total), count));
        Node squares =
                window(
                        op,
                        "squares",
                        args,
                        List.of(x, mean),
                        (in, out, block, _) ->
                                GroupBackfillKernels.squares(in[0], in[1], out, block, w));
        Node others = nodes.call(Operator.SUB, List.of(count, plan.constant(1)));
        Node variance = nodes.call(Operator.DIV, List.of(groupSum(grouping, squares), others));
        Node std =
                nodes.call(
                        Operator.NAN_TO_NUM,
                        List.of(nodes.call(Operator.SQRT, List.of(variance)), plan.constant(0)));
        Node reach = nodes.call(Operator.MUL, List.of(args.get(3), std));
        Node held =
                window(
                        op,
                        "held",
                        args,
                        List.of(x, mean, reach),
                        (in, out, block, _) ->
                                GroupBackfillKernels.held(in[0], in[1], in[2], out, block, w));
        Node shift = nodes.call(Operator.DIV, List.of(groupSum(grouping, held), count));
        return nodes.call(
                Operator.NAN_TO_NUM, List.of(x, nodes.call(Operator.ADD, List.of(mean, shift))));
    }

    /// A step on the way to an operator's value that reads the window of its third argument.
    private Node window(
            Operator op, String step, List<Node> args, List<Node> inputs, SeriesKernel kernel) {
        return plan.step(op, step, args, inputs, Plan.whole(args.get(2)) - 1, kernel);
    }

    private Node groupSum(Node grouping, Node x) {
        return bind.groups(Operator.GROUP_SUM, List.of(x, grouping), GroupKernels::sum);
    }
}
