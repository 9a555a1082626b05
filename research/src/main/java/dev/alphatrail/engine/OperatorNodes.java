package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.formula.Operator;

import java.util.ArrayList;
import java.util.List;

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
            case CLIP -> ternary(op, args, ElementwiseKernels::clip);
            case LOG -> unary(op, args, ElementwiseKernels::log);
            case LOG1P -> unary(op, args, ElementwiseKernels::log1p);
            case MAXIMUM -> binary(op, args, ElementwiseKernels::maximum);
            case MINIMUM -> binary(op, args, ElementwiseKernels::minimum);
            case SAFE_DIV -> ternary(op, args, ElementwiseKernels::safeDivide);
            case SIGN -> unary(op, args, ElementwiseKernels::sign);
            case SIGNED_POWER -> binary(op, args, ElementwiseKernels::signedPower);
            case SQRT -> unary(op, args, ElementwiseKernels::sqrt);
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

            case RANK -> section(op, args, everyone(), CrossSectionKernels::rank);
            case ZSCORE -> section(op, args, everyone(), CrossSectionKernels::zscore);
            case DEMEAN -> section(op, args, everyone(), CrossSectionKernels::demean);
            case SCALE -> {
                double gross = Plan.number(args.get(1));
                yield section(
                        op,
                        args,
                        everyone(),
                        (x, groups, out, block) ->
                                CrossSectionKernels.scale(x, groups, out, block, gross));
            }
            case WINSORIZE -> {
                double p = Plan.number(args.get(1));
                yield section(
                        op,
                        args,
                        everyone(),
                        (x, groups, out, block) ->
                                CrossSectionKernels.winsorize(x, groups, out, block, p));
            }
            case NEUTRALIZE -> residual(op, args, args, everyone());
            case GROUP_DEMEAN -> section(op, args, members(args), CrossSectionKernels::demean);
            case GROUP_RANK -> section(op, args, members(args), CrossSectionKernels::rank);
            case GROUP_NEUTRALIZE -> {
                List<Node> numbers = new ArrayList<>(args);
                numbers.remove(1);
                yield residual(op, args, numbers, members(args));
            }
        };
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
        int window = Plan.whole(args.get(2));
        return plan.series(
                op,
                args,
                args.subList(0, 2),
                window - 1,
                0,
                (in, out, block, _) -> kernel.apply(in[0], in[1], out, block, window));
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

    private Node section(Operator op, List<Node> args, GroupMembers groups, Section kernel) {
        return plan.section(
                op,
                args,
                args.subList(0, 1),
                (in, out, block) -> kernel.apply(in[0], groups, out, block));
    }

    private Node residual(Operator op, List<Node> args, List<Node> numbers, GroupMembers groups) {
        return plan.section(
                op,
                args,
                numbers,
                (in, out, block) -> NeutralizeKernels.neutralize(in, groups, out, block));
    }

    private GroupMembers everyone() {
        return GroupMembers.everyone(instruments);
    }

    private static GroupMembers members(List<Node> args) {
        if (args.get(1) instanceof Groups(_, var grouping)) {
            return GroupMembers.of(grouping);
        }
        throw new IllegalArgumentException("a value stands where a grouping is needed");
    }
}
