package dev.alphatrail.engine;

import dev.alphatrail.formula.Operator;

import java.util.ArrayList;
import java.util.List;

/// What each operator does: a call is bound to its kernel ([KernelBinding]), or built from other
/// operators ([CompositeNodes]).
///
/// The switch over [Operator] is exhaustive on purpose: the compiler points here when an operator
/// is new.
final class OperatorNodes {
    private final Plan plan;
    private final KernelBinding bind;
    private final CompositeNodes composites;

    OperatorNodes(Plan plan, int instruments) {
        this.plan = plan;
        this.bind = new KernelBinding(plan, instruments);
        this.composites = new CompositeNodes(plan, bind, this);
    }

    Node call(Operator op, List<Node> args) {
        return switch (op) {
            case ADD -> bind.binary(op, args, ElementwiseKernels::add);
            case SUB -> bind.binary(op, args, ElementwiseKernels::subtract);
            case MUL -> bind.binary(op, args, ElementwiseKernels::multiply);
            case DIV -> bind.binary(op, args, ElementwiseKernels::divide);
            case MOD -> bind.binary(op, args, ElementwiseKernels::modulo);
            case POWER -> bind.functionOfTwo(op, args, Powers::power);
            case NEG -> bind.unary(op, args, ElementwiseKernels::negate);
            case LT -> call(Operator.GT, args.reversed());
            case LE -> bind.binary(op, args, ElementwiseKernels::notGreater);
            case GT -> bind.binary(op, args, ElementwiseKernels::greater);
            case GE -> call(Operator.LE, args.reversed());
            case EQ -> bind.binary(op, args, ElementwiseKernels::equal);
            case NE -> bind.binary(op, args, ElementwiseKernels::notEqual);
            case AND -> bind.binary(op, args, ElementwiseKernels::and);
            case OR -> bind.binary(op, args, ElementwiseKernels::or);
            case NOT -> bind.unary(op, args, ElementwiseKernels::not);

            case ABS -> bind.unary(op, args, ElementwiseKernels::abs);
            case CEIL -> bind.unary(op, args, FunctionKernels::ceil);
            case CLIP -> bind.ternary(op, args, ElementwiseKernels::clip);
            case CUT ->
                    plan.elementwise(op, args, (in, out, n, _) -> FunctionKernels.cut(in, out, n));
            case EXP -> bind.function(op, args, Exponentials::exp);
            case FLOOR -> bind.unary(op, args, FunctionKernels::floor);
            case FRACTION -> bind.unary(op, args, FunctionKernels::fraction);
            case INVERSE -> call(Operator.DIV, List.of(plan.constant(1), args.get(0)));
            case IS_NAN -> bind.unary(op, args, FunctionKernels::isNan);
            case LOG -> bind.function(op, args, Logarithms::log);
            case LOG1P -> bind.function(op, args, Logarithms::log1p);
            case MASK -> bind.binary(op, args, FunctionKernels::mask);
            case MAXIMUM -> bind.binary(op, args, ElementwiseKernels::maximum);
            case MINIMUM -> bind.binary(op, args, ElementwiseKernels::minimum);
            case NAN_TO_NUM -> bind.binary(op, args, FunctionKernels::nanToNum);
            case ROUND -> bind.unary(op, args, FunctionKernels::round);
            case S_LOG_1P -> bind.function(op, args, Logarithms::signedLog1p);
            case SAFE_DIV -> bind.ternary(op, args, ElementwiseKernels::safeDivide);
            case SIGMOID -> bind.function(op, args, Exponentials::sigmoid);
            case SIGN -> bind.unary(op, args, ElementwiseKernels::sign);
            case SIGNED_POWER -> bind.functionOfTwo(op, args, Powers::signedPower);
            case SQRT -> bind.unary(op, args, ElementwiseKernels::sqrt);
            case TANH -> bind.function(op, args, Exponentials::tanh);
            case WHERE -> bind.ternary(op, args, ElementwiseKernels::where);

            case DELAY -> plan.shift(args.get(0), args.get(1));
            case RETURNS -> composites.returns(args);
            case TS_DELTA -> call(Operator.SUB, List.of(args.get(0), call(Operator.DELAY, args)));
            case TS_MEAN -> bind.rolling(op, args, RollingKernels::mean);
            case TS_SUM -> bind.rolling(op, args, RollingKernels::sum);
            case TS_PRODUCT -> bind.rolling(op, args, RollingKernels::product);
            case TS_STD -> bind.rolling(op, args, RollingKernels::std);
            case TS_MIN -> bind.rolling(op, args, RollingOrderKernels::min);
            case TS_MAX -> bind.rolling(op, args, RollingOrderKernels::max);
            case TS_ZSCORE -> bind.rolling(op, args, RollingKernels::zscore);
            case TS_RANK -> bind.rolling(op, args, RollingOrderKernels::rank);
            case TS_CORR -> bind.rollingPair(op, args, RollingKernels::corr);
            case TS_COV -> bind.rollingPair(op, args, RollingKernels::cov);
            case TS_ARGMAX -> bind.rolling(op, args, RollingOrderKernels::argmax);
            case TS_ARGMIN -> bind.rolling(op, args, RollingOrderKernels::argmin);
            case TS_DECAY_LINEAR -> bind.rolling(op, args, RollingKernels::decayLinear);
            case EWM_MEAN -> bind.recursive(op, args, EwmKernels.MEAN_STATES, EwmKernels::mean);
            case EWM_STD -> bind.recursive(op, args, EwmKernels.STD_STATES, EwmKernels::std);
            case REL_VOLUME ->
                    call(Operator.DIV, List.of(args.get(0), call(Operator.TS_MEAN, args)));
            case SMA -> call(Operator.TS_MEAN, args);

            case TS_AV_DIFF -> bind.windows(op, args, RollingDistance::new);
            case TS_MEDIAN ->
                    call(
                            Operator.TS_QUANTILE,
                            List.of(args.get(0), args.get(1), plan.constant(0.5)));
            case TS_QUANTILE -> {
                double p = Plan.number(args.get(2));
                yield bind.rolling(
                        op,
                        args,
                        (x, out, block, w) -> RollingQuantileKernel.quantile(x, out, block, w, p));
            }
            case TS_SKEW -> bind.rolling(op, args, RollingShape::skew);
            case TS_KURT -> bind.rolling(op, args, RollingShape::kurt);
            case TS_MAD -> bind.rolling(op, args, RollingMeanDeviation::meanDeviation);
            case TS_SCALE -> composites.scaled(op, args);
            case TS_COUNT -> composites.count(args);
            case TS_UP_SUM -> composites.rises(args);
            case TS_DOWN_SUM -> composites.falls(args);
            case RSI -> composites.relativeStrength(args);
            case TS_DECAY_EXP -> {
                double factor = Plan.number(args.get(2));
                yield bind.windows(op, args, (block, x, w) -> new RollingFade(block, x, w, factor));
            }
            case TS_QUANTILE_BY -> composites.quantileInWindow(op, args);
            case TS_ENTROPY -> {
                int buckets = Plan.whole(args.get(2));
                yield bind.rolling(
                        op,
                        args,
                        (x, out, block, w) -> RollingEntropy.entropy(x, out, block, w, buckets));
            }
            case TS_SLOPE -> bind.trend(op, args, RollingTrend.Figure.SLOPE);
            case TS_RSQUARE -> bind.trend(op, args, RollingTrend.Figure.R_SQUARED);
            case TS_RESID -> bind.trend(op, args, RollingTrend.Figure.RESIDUAL);
            case TS_REGRESSION -> {
                int figure = Plan.whole(args.get(4));
                List<Node> sides = List.of(args.get(0), plan.shift(args.get(1), args.get(3)));
                yield bind.rollingPair(
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
            case TS_PARTIAL_CORR -> composites.partialCorrelation(op, args);
            case TS_BACKFILL -> bind.rolling(op, args, HistoryKernels::backfill);
            case TS_COUNT_NANS -> composites.countNans(args);
            case KTH_ELEMENT -> {
                int k = Plan.whole(args.get(2));
                yield bind.rolling(
                        op,
                        args,
                        (x, out, block, w) -> HistoryKernels.kthElement(x, out, block, w, k));
            }
            case LAST_DIFF_VALUE -> bind.rolling(op, args, HistoryKernels::lastDifferent);
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
            case HUMP -> composites.hump(op, args);
            case TS_STEP ->
                    plan.series(
                            op,
                            args,
                            args,
                            0,
                            HistoryKernels.STEP_STATES,
                            (_, out, block, states) -> HistoryKernels.step(out, block, states));

            case RANK -> bind.section(op, args, bind.everyone(), CrossSectionKernels::rank);
            case ZSCORE -> bind.section(op, args, bind.everyone(), CrossSectionKernels::zscore);
            case DEMEAN -> bind.section(op, args, bind.everyone(), CrossSectionKernels::demean);
            case SCALE ->
                    bind.section(
                            op,
                            args,
                            bind.everyone(),
                            KernelBinding.with(args.get(1), CrossSectionKernels::scale));
            case WINSORIZE ->
                    bind.section(
                            op,
                            args,
                            bind.everyone(),
                            KernelBinding.with(args.get(1), CrossSectionKernels::winsorize));
            case NEUTRALIZE -> bind.residual(op, args, args, bind.everyone());
            case QUANTILE -> bind.section(op, args, bind.everyone(), CrossSectionKernels::quantile);
            case QUANTILE_BY -> {
                Driver driver = Driver.of(Plan.whole(args.get(1)));
                yield bind.section(
                        op,
                        args,
                        bind.everyone(),
                        (x, groups, out, block) ->
                                CrossSectionKernels.quantile(x, groups, out, block, driver));
            }
            case NORMALIZE -> composites.normalized(args);
            case WINSORIZE_STD ->
                    bind.section(
                            op,
                            args,
                            bind.everyone(),
                            KernelBinding.with(args.get(1), CrossSectionKernels::winsorizeStd));
            case TRUNCATE ->
                    bind.section(
                            op,
                            args,
                            bind.everyone(),
                            KernelBinding.with(args.get(1), CrossSectionKernels::truncate));
            case BUCKET -> {
                int buckets = Plan.whole(args.get(1));
                yield bind.section(
                        op,
                        args,
                        bind.everyone(),
                        (x, groups, out, block) ->
                                CrossSectionKernels.bucket(x, groups, out, block, buckets));
            }
            case DENSIFY -> bind.section(op, args, bind.everyone(), CrossSectionKernels::densify);
            case VECTOR_NEUT -> plan.section(op, args, args, CrossSectionKernels::vectorNeutralize);

            case GROUP_DEMEAN -> bind.groups(op, args, CrossSectionKernels::demean);
            case GROUP_RANK -> bind.groups(op, args, CrossSectionKernels::rank);
            case GROUP_NEUTRALIZE -> {
                List<Node> numbers = new ArrayList<>(args);
                Node grouping = numbers.remove(1);
                yield bind.residual(op, args, numbers, bind.peers(grouping));
            }
            case GROUP_ZSCORE -> bind.groups(op, args, CrossSectionKernels::zscore);
            case GROUP_SCALE -> bind.groups(op, args, GroupKernels::scale);
            case GROUP_NORMALIZE ->
                    bind.groups(
                            op, args, KernelBinding.with(args.get(2), CrossSectionKernels::scale));
            case GROUP_MEAN -> bind.groups(op, args, GroupKernels::mean);
            case GROUP_MEDIAN -> bind.groups(op, args, GroupKernels::median);
            case GROUP_SUM -> bind.groups(op, args, GroupKernels::sum);
            case GROUP_COUNT -> bind.groups(op, args, GroupKernels::count);
            case GROUP_MIN -> bind.groups(op, args, GroupKernels::min);
            case GROUP_MAX -> bind.groups(op, args, GroupKernels::max);
            case GROUP_STD -> bind.groups(op, args, GroupKernels::std);
            case GROUP_BACKFILL -> composites.groupBackfill(op, args);
        };
    }
}
