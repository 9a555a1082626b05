package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.engine.Node.Stored;
import dev.alphatrail.formula.Operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What each operator does: binds a call to its kernel, or builds it from other operators.
///
/// The switch over [Operator] is exhaustive on purpose: the compiler points here when an operator
/// is new.
final class OperatorNodes {
    private final Plan plan;
    private final int instruments;

    OperatorNodes(Plan plan, int instruments) {
        this.plan = plan;
        this.instruments = instruments;
    }

    Node call(Operator op, List<Node> args) {
        return switch (op) {
            case ADD -> binary(op, args, ElementwiseKernels::add);
            case SUB -> binary(op, args, ElementwiseKernels::subtract);
            case MUL -> binary(op, args, ElementwiseKernels::multiply);
            case DIV -> binary(op, args, ElementwiseKernels::divide);
            case MOD -> binary(op, args, ElementwiseKernels::modulo);
            case POWER -> binary(op, args, ElementwiseKernels::power);
            case NEG -> unary(op, args, ElementwiseKernels::negate);
            case LT -> call(Operator.GT, args.reversed());
            case LE -> binary(op, args, ElementwiseKernels::notGreater);
            case GT -> binary(op, args, ElementwiseKernels::greater);
            case GE -> call(Operator.LE, args.reversed());
            case EQ -> binary(op, args, ElementwiseKernels::equal);
            case NE -> binary(op, args, ElementwiseKernels::notEqual);
            case AND -> binary(op, args, ElementwiseKernels::and);
            case OR -> binary(op, args, ElementwiseKernels::or);
            case NOT -> unary(op, args, ElementwiseKernels::not);

            case ABS -> unary(op, args, ElementwiseKernels::abs);
            case CEIL -> unary(op, args, FunctionKernels::ceil);
            case CLIP -> ternary(op, args, ElementwiseKernels::clip);
            case EXP -> unary(op, args, FunctionKernels::exp);
            case FLOOR -> unary(op, args, FunctionKernels::floor);
            case FRACTION -> unary(op, args, FunctionKernels::fraction);
            case INVERSE -> call(Operator.DIV, List.of(plan.constant(1), args.get(0)));
            case IS_NAN -> unary(op, args, FunctionKernels::isNan);
            case LOG -> unary(op, args, ElementwiseKernels::log);
            case LOG1P -> unary(op, args, ElementwiseKernels::log1p);
            case MAXIMUM -> binary(op, args, ElementwiseKernels::maximum);
            case MINIMUM -> binary(op, args, ElementwiseKernels::minimum);
            case NAN_TO_NUM -> binary(op, args, FunctionKernels::nanToNum);
            case ROUND -> unary(op, args, FunctionKernels::round);
            case S_LOG_1P -> unary(op, args, FunctionKernels::signedLog1p);
            case SAFE_DIV -> ternary(op, args, ElementwiseKernels::safeDivide);
            case SIGMOID -> unary(op, args, FunctionKernels::sigmoid);
            case SIGN -> unary(op, args, ElementwiseKernels::sign);
            case SIGNED_POWER -> binary(op, args, ElementwiseKernels::signedPower);
            case SQRT -> unary(op, args, ElementwiseKernels::sqrt);
            case TANH -> unary(op, args, FunctionKernels::tanh);
            case WHERE -> ternary(op, args, ElementwiseKernels::where);

            case DELAY -> plan.shift(args.get(0), args.get(1));
            case RETURNS -> {
                Node growth = call(Operator.DIV, List.of(args.get(0), call(Operator.DELAY, args)));
                yield call(Operator.SUB, List.of(growth, plan.constant(1)));
            }
            case TS_DELTA -> call(Operator.SUB, List.of(args.get(0), call(Operator.DELAY, args)));
            case TS_MEAN -> rolling(op, args, RollingKernels::mean);
            case TS_SUM -> rolling(op, args, RollingKernels::sum);
            case TS_PRODUCT -> rolling(op, args, RollingKernels::product);
            case TS_STD -> rolling(op, args, RollingKernels::std);
            case TS_MIN -> rolling(op, args, RollingOrderKernels::min);
            case TS_MAX -> rolling(op, args, RollingOrderKernels::max);
            case TS_ZSCORE -> rolling(op, args, RollingKernels::zscore);
            case TS_RANK -> rolling(op, args, RollingOrderKernels::rank);
            case TS_CORR -> rollingPair(op, args, RollingKernels::corr);
            case TS_COV -> rollingPair(op, args, RollingKernels::cov);
            case TS_ARGMAX -> rolling(op, args, RollingOrderKernels::argmax);
            case TS_ARGMIN -> rolling(op, args, RollingOrderKernels::argmin);
            case TS_DECAY_LINEAR -> rolling(op, args, RollingKernels::decayLinear);
            case EWM_MEAN -> recursive(op, args, EwmKernels.MEAN_STATES, EwmKernels::mean);
            case EWM_STD -> recursive(op, args, EwmKernels.STD_STATES, EwmKernels::std);
            case REL_VOLUME ->
                    call(Operator.DIV, List.of(args.get(0), call(Operator.TS_MEAN, args)));
            case SMA -> call(Operator.TS_MEAN, args);

            case TS_AV_DIFF -> windows(op, args, RollingDistance::new);
            case TS_MEDIAN ->
                    call(
                            Operator.TS_QUANTILE,
                            List.of(args.get(0), args.get(1), plan.constant(0.5)));
            case TS_QUANTILE -> {
                double p = Plan.number(args.get(2));
                yield rolling(
                        op,
                        args,
                        (x, out, block, w) -> RollingQuantileKernel.quantile(x, out, block, w, p));
            }
            case TS_SKEW -> rolling(op, args, RollingShapeKernels::skew);
            case TS_KURT -> rolling(op, args, RollingShapeKernels::kurt);
            case TS_MAD -> rolling(op, args, RollingShapeKernels::meanDeviation);
            case TS_SCALE ->
                    ternary(
                            op,
                            List.of(
                                    args.get(0),
                                    call(Operator.TS_MIN, args),
                                    call(Operator.TS_MAX, args)),
                            FunctionKernels::scaleBetween);
            case TS_COUNT -> {
                Node truth = call(Operator.NE, List.of(args.get(0), plan.constant(0)));
                yield call(Operator.TS_SUM, List.of(truth, args.get(1)));
            }
            case TS_UP_SUM -> sumOfRises(change(args), args.get(1));
            case TS_DOWN_SUM -> sumOfRises(call(Operator.NEG, List.of(change(args))), args.get(1));
            case RSI -> {
                Node up = call(Operator.TS_UP_SUM, args);
                Node both = call(Operator.ADD, List.of(up, call(Operator.TS_DOWN_SUM, args)));
                Node hundredfold = call(Operator.MUL, List.of(plan.constant(100), up));
                yield call(Operator.DIV, List.of(hundredfold, both));
            }
            case TS_DECAY_EXP -> {
                double factor = Plan.number(args.get(2));
                yield windows(op, args, (block, x, w) -> new RollingFade(block, x, w, factor));
            }
            case TS_SLOPE -> trend(op, args, RollingTrend.Figure.SLOPE);
            case TS_RSQUARE -> trend(op, args, RollingTrend.Figure.R_SQUARED);
            case TS_RESID -> trend(op, args, RollingTrend.Figure.RESIDUAL);
            case TS_REGRESSION -> {
                int figure = Plan.whole(args.get(4));
                List<Node> sides = List.of(args.get(0), plan.shift(args.get(1), args.get(3)));
                yield rollingPair(
                        op,
                        args,
                        sides,
                        (y, x, out, block, w) ->
                                RollingWindows.drive(
                                        block,
                                        new RollingRegression(block, y, x, w, figure),
                                        out,
                                        w));
            }
            case TS_PARTIAL_CORR -> partialCorrelation(op, args);
            case TS_BACKFILL -> rolling(op, args, HistoryKernels::backfill);
            case TS_COUNT_NANS -> {
                Node missing = call(Operator.IS_NAN, args.subList(0, 1));
                yield call(Operator.TS_SUM, List.of(missing, args.get(1)));
            }
            case KTH_ELEMENT -> {
                int k = Plan.whole(args.get(2));
                yield rolling(
                        op,
                        args,
                        (x, out, block, w) -> HistoryKernels.kthElement(x, out, block, w, k));
            }
            case LAST_DIFF_VALUE -> rolling(op, args, HistoryKernels::lastDifferent);
            case DAYS_SINCE ->
                    plan.series(
                            op,
                            args,
                            args,
                            0,
                            HistoryKernels.DAYS_SINCE_STATES,
                            (in, out, block, states) ->
                                    HistoryKernels.daysSince(in[0], out, block, states));
            case TRADE_WHEN ->
                    plan.series(
                            op,
                            args,
                            args,
                            0,
                            HistoryKernels.TRADE_WHEN_STATES,
                            HistoryKernels::tradeWhen);
            case HUMP -> {
                Node gross =
                        groups(
                                Operator.GROUP_SUM,
                                List.of(call(Operator.ABS, args.subList(0, 1)), plan.constant(1)),
                                GroupKernels::sum);
                Node limit = call(Operator.MUL, List.of(args.get(1), gross));
                yield plan.series(
                        op,
                        args,
                        List.of(args.get(0), limit),
                        0,
                        HistoryKernels.HUMP_STATES,
                        (in, out, block, states) ->
                                HistoryKernels.hump(in[0], in[1], out, block, states));
            }

            case RANK -> section(op, args, everyone(), CrossSectionKernels::rank);
            case ZSCORE -> section(op, args, everyone(), CrossSectionKernels::zscore);
            case DEMEAN -> section(op, args, everyone(), CrossSectionKernels::demean);
            case SCALE ->
                    section(op, args, everyone(), with(args.get(1), CrossSectionKernels::scale));
            case WINSORIZE ->
                    section(
                            op,
                            args,
                            everyone(),
                            with(args.get(1), CrossSectionKernels::winsorize));
            case NEUTRALIZE -> residual(op, args, args, everyone());
            case QUANTILE -> section(op, args, everyone(), CrossSectionKernels::quantile);
            case NORMALIZE -> normalized(args);
            case WINSORIZE_STD ->
                    section(
                            op,
                            args,
                            everyone(),
                            with(args.get(1), CrossSectionKernels::winsorizeStd));
            case TRUNCATE ->
                    section(op, args, everyone(), with(args.get(1), CrossSectionKernels::truncate));
            case BUCKET -> {
                int buckets = Plan.whole(args.get(1));
                yield section(
                        op,
                        args,
                        everyone(),
                        (x, groups, out, block) ->
                                CrossSectionKernels.bucket(x, groups, out, block, buckets));
            }
            case DENSIFY -> section(op, args, everyone(), CrossSectionKernels::densify);
            case VECTOR_NEUT -> plan.section(op, args, args, CrossSectionKernels::vectorNeutralize);

            case GROUP_DEMEAN -> groups(op, args, CrossSectionKernels::demean);
            case GROUP_RANK -> groups(op, args, CrossSectionKernels::rank);
            case GROUP_NEUTRALIZE -> {
                List<Node> numbers = new ArrayList<>(args);
                Node grouping = numbers.remove(1);
                yield residual(op, args, numbers, peers(grouping));
            }
            case GROUP_ZSCORE -> groups(op, args, CrossSectionKernels::zscore);
            case GROUP_SCALE -> groups(op, args, GroupKernels::scale);
            case GROUP_NORMALIZE -> groups(op, args, with(args.get(2), CrossSectionKernels::scale));
            case GROUP_MEAN -> groups(op, args, GroupKernels::mean);
            case GROUP_MEDIAN -> groups(op, args, GroupKernels::median);
            case GROUP_SUM -> groups(op, args, GroupKernels::sum);
            case GROUP_COUNT -> groups(op, args, GroupKernels::count);
            case GROUP_MIN -> groups(op, args, GroupKernels::min);
            case GROUP_MAX -> groups(op, args, GroupKernels::max);
            case GROUP_STD -> groups(op, args, GroupKernels::std);
            case GROUP_BACKFILL -> groupBackfill(op, args);
        };
    }

    /// The change since the day before.
    private Node change(List<Node> args) {
        return call(Operator.TS_DELTA, List.of(args.get(0), plan.constant(1)));
    }

    private Node sumOfRises(Node change, Node window) {
        Node rise = call(Operator.MAXIMUM, List.of(change, plan.constant(0)));
        return call(Operator.TS_SUM, List.of(rise, window));
    }

    private Node partialCorrelation(Operator op, List<Node> args) {
        Node x = args.get(0);
        Node y = args.get(1);
        Node z = args.get(2);
        Node window = args.get(3);
        return ternary(
                op,
                List.of(
                        call(Operator.TS_CORR, List.of(x, y, window)),
                        call(Operator.TS_CORR, List.of(x, z, window)),
                        call(Operator.TS_CORR, List.of(y, z, window))),
                FunctionKernels::partialCorrelation);
    }

    private Node normalized(List<Node> args) {
        boolean useStd = Plan.whole(args.get(1)) == 1;
        double limit = Plan.number(args.get(2));
        Node centred = call(useStd ? Operator.ZSCORE : Operator.DEMEAN, args.subList(0, 1));
        return limit > 0
                ? call(Operator.CLIP, List.of(centred, plan.constant(-limit), plan.constant(limit)))
                : centred;
    }

    /// The group's mean and standard deviation over the window come first, from sums that each
    /// instrument has of its own window; then the mean of what is held within their limits.
    private Node groupBackfill(Operator op, List<Node> args) {
        Node x = args.get(0);
        Node grouping = args.get(1);
        Node window = args.get(2);
        int w = Plan.whole(window);
        Node count =
                groupSum(
                        grouping,
                        plan.series(
                                op,
                                List.of(x, window),
                                List.of(x),
                                w - 1,
                                0,
                                (in, out, block, _) ->
                                        GroupBackfillKernels.count(in[0], out, block, w)));
        Node total =
                plan.series(
                        op,
                        List.of(x, window, window),
                        List.of(x),
                        w - 1,
                        0,
                        (in, out, block, _) -> GroupBackfillKernels.total(in[0], out, block, w));
        Node mean = call(Operator.DIV, List.of(groupSum(grouping, total), count));
        Node squares =
                plan.series(
                        op,
                        List.of(x, mean, window, window),
                        List.of(x, mean),
                        w - 1,
                        0,
                        (in, out, block, _) ->
                                GroupBackfillKernels.squares(in[0], in[1], out, block, w));
        Node others = call(Operator.SUB, List.of(count, plan.constant(1)));
        Node variance = call(Operator.DIV, List.of(groupSum(grouping, squares), others));
        Node std =
                call(
                        Operator.NAN_TO_NUM,
                        List.of(call(Operator.SQRT, List.of(variance)), plan.constant(0)));
        Node reach = call(Operator.MUL, List.of(args.get(3), std));
        Node held =
                plan.series(
                        op,
                        List.of(x, mean, reach, window, window),
                        List.of(x, mean, reach),
                        w - 1,
                        0,
                        (in, out, block, _) ->
                                GroupBackfillKernels.held(in[0], in[1], in[2], out, block, w));
        Node shift = call(Operator.DIV, List.of(groupSum(grouping, held), count));
        return call(Operator.NAN_TO_NUM, List.of(x, call(Operator.ADD, List.of(mean, shift))));
    }

    private Node groupSum(Node grouping, Node x) {
        return groups(Operator.GROUP_SUM, List.of(x, grouping), GroupKernels::sum);
    }

    private interface Unary {
        void apply(double[] a, double[] out, int n);
    }

    private interface Binary {
        void apply(double[] a, double[] b, double[] out, int n);
    }

    private interface Ternary {
        void apply(double[] a, double[] b, double[] c, double[] out, int n);
    }

    private interface Rolling {
        void apply(Slab x, Slab out, Block block, int window);
    }

    private interface RollingPair {
        void apply(Slab x, Slab y, Slab out, Block block, int window);
    }

    private interface Recursion {
        void apply(Slab x, Slab out, Block block, double[][] states, int span);
    }

    private interface Section {
        void apply(Slab x, GroupMembers groups, Slab out, Block block);
    }

    private interface NumberedSection {
        void apply(Slab x, GroupMembers groups, Slab out, Block block, double number);
    }

    private Node unary(Operator op, List<Node> args, Unary kernel) {
        return plan.elementwise(op, args, (in, out, n) -> kernel.apply(in[0], out, n));
    }

    private Node binary(Operator op, List<Node> args, Binary kernel) {
        return plan.elementwise(op, args, (in, out, n) -> kernel.apply(in[0], in[1], out, n));
    }

    private Node ternary(Operator op, List<Node> args, Ternary kernel) {
        return plan.elementwise(
                op, args, (in, out, n) -> kernel.apply(in[0], in[1], in[2], out, n));
    }

    private Node rolling(Operator op, List<Node> args, Rolling kernel) {
        int window = Plan.whole(args.get(1));
        return plan.series(
                op,
                args,
                args.subList(0, 1),
                window - 1,
                0,
                (in, out, block, _) -> kernel.apply(in[0], out, block, window));
    }

    private Node rollingPair(Operator op, List<Node> args, RollingPair kernel) {
        return rollingPair(op, args, args.subList(0, 2), kernel);
    }

    private Node rollingPair(Operator op, List<Node> args, List<Node> sides, RollingPair kernel) {
        int window = Plan.whole(args.get(2));
        return plan.series(
                op,
                args,
                sides,
                window - 1,
                0,
                (in, out, block, _) -> kernel.apply(in[0], in[1], out, block, window));
    }

    private interface Statistic {
        RollingWindows.Statistic over(Block block, Slab x, int window);
    }

    private Node windows(Operator op, List<Node> args, Statistic statistic) {
        return rolling(
                op,
                args,
                (x, out, block, w) ->
                        RollingWindows.drive(block, statistic.over(block, x, w), out, w));
    }

    private Node trend(Operator op, List<Node> args, RollingTrend.Figure figure) {
        return windows(op, args, (block, x, w) -> new RollingTrend(block, x, w, figure));
    }

    /// An operator that remembers all dates before, in `states` numbers per instrument.
    private Node recursive(Operator op, List<Node> args, int states, Recursion kernel) {
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
    private static Section with(Node number, NumberedSection kernel) {
        double value = Plan.number(number);
        return (x, groups, out, block) -> kernel.apply(x, groups, out, block, value);
    }

    private Node section(Operator op, List<Node> args, Peers peers, Section kernel) {
        List<Node> inputs = new ArrayList<>(args.subList(0, 1));
        peers.values().ifPresent(inputs::add);
        return plan.section(
                op,
                args,
                inputs,
                (in, out, block) -> kernel.apply(in[0], peers.members(in, block), out, block));
    }

    private Node groups(Operator op, List<Node> args, Section kernel) {
        return section(op, args, peers(args.get(1)), kernel);
    }

    private Node residual(Operator op, List<Node> args, List<Node> numbers, Peers peers) {
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
    private record Peers(Optional<Node> values, GroupMembers fixed) {
        GroupMembers members(Slab[] in, Block block) {
            return values.isPresent()
                    ? GroupMembers.byValue(in[in.length - 1], block.right())
                    : fixed;
        }
    }

    private Peers everyone() {
        return new Peers(Optional.empty(), GroupMembers.everyone(instruments));
    }

    private Peers peers(Node grouping) {
        return switch (grouping) {
            case Groups(_, var panelGrouping) ->
                    new Peers(Optional.empty(), GroupMembers.of(panelGrouping));
            case Constant(_, double value) when !Double.isNaN(value) -> everyone();
            case Stored _ ->
                    throw new IllegalArgumentException("a field stands where a grouping is needed");
            default -> new Peers(Optional.of(grouping), GroupMembers.everyone(instruments));
        };
    }
}
