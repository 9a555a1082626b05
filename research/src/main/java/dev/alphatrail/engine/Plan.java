package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Elementwise;
import dev.alphatrail.engine.Node.ElementwiseKernel;
import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.engine.Node.Shift;
import dev.alphatrail.engine.Node.Stored;
import dev.alphatrail.engine.Node.Sweep;
import dev.alphatrail.engine.Node.SweepKernel;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// The distinct subexpressions of some formulas, each bound to the kernel that computes it.
///
/// Equal subexpressions (by structure, wherever they stand in the text) become one [Node], numbers
/// without a field are folded, and what is defined by other operators (`returns`, `ts_delta`,
/// `rel_volume`) is built from these.
final class Plan {
    private final Panel panel;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Object, Node> interned = new HashMap<>();

    Plan(Panel panel) {
        this.panel = panel;
    }

    /// All nodes, each after its inputs.
    List<Node> nodes() {
        return nodes;
    }

    /// Adds a formula and gives the node that holds its value.
    Node add(Expr expr) {
        return switch (expr) {
            case Expr.Num(double value, _) -> constant(value);
            case Expr.Field(String name, _) -> named(name);
            case Expr.Call(Operator operator, List<Expr> args, _) ->
                    call(operator, args.stream().map(this::add).toList());
        };
    }

    private Node constant(double value) {
        return intern(value, id -> new Constant(id, value));
    }

    private Node named(String name) {
        return intern(
                name,
                id ->
                        panel.grouping(name)
                                .<Node>map(grouping -> new Groups(id, grouping))
                                .orElseGet(() -> new Stored(id, panel.field(name))));
    }

    /// What each operator does. Every constant argument (window, lag, fraction) is also part of the
    /// node's identity.
    private Node call(Operator op, List<Node> args) {
        int dates = panel.dates();
        int names = panel.instruments().size();
        GroupMembers all = GroupMembers.everyone(names);
        return switch (op) {
            case ADD ->
                    elementwise(
                            op, args, (in, out, n) -> ElementwiseKernels.add(in[0], in[1], out, n));
            case SUB ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.subtract(in[0], in[1], out, n));
            case MUL ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.multiply(in[0], in[1], out, n));
            case DIV ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.divide(in[0], in[1], out, n));
            case MOD ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.modulo(in[0], in[1], out, n));
            case POWER ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.power(in[0], in[1], out, n));
            case NEG ->
                    elementwise(op, args, (in, out, n) -> ElementwiseKernels.negate(in[0], out, n));
            case LT ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.greater(in[1], in[0], out, n));
            case LE ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.notGreater(in[0], in[1], out, n));
            case GT ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.greater(in[0], in[1], out, n));
            case GE ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.notGreater(in[1], in[0], out, n));
            case EQ ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.equal(in[0], in[1], out, n));
            case NE ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.notEqual(in[0], in[1], out, n));
            case AND ->
                    elementwise(
                            op, args, (in, out, n) -> ElementwiseKernels.and(in[0], in[1], out, n));
            case OR ->
                    elementwise(
                            op, args, (in, out, n) -> ElementwiseKernels.or(in[0], in[1], out, n));
            case NOT ->
                    elementwise(op, args, (in, out, n) -> ElementwiseKernels.not(in[0], out, n));
            case ABS ->
                    elementwise(op, args, (in, out, n) -> ElementwiseKernels.abs(in[0], out, n));
            case CLIP ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.clip(in[0], in[1], in[2], out, n));
            case LOG ->
                    elementwise(op, args, (in, out, n) -> ElementwiseKernels.log(in[0], out, n));
            case LOG1P ->
                    elementwise(op, args, (in, out, n) -> ElementwiseKernels.log1p(in[0], out, n));
            case MAXIMUM ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.maximum(in[0], in[1], out, n));
            case MINIMUM ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.minimum(in[0], in[1], out, n));
            case SAFE_DIV ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) ->
                                    ElementwiseKernels.safeDivide(in[0], in[1], in[2], out, n));
            case SIGN ->
                    elementwise(op, args, (in, out, n) -> ElementwiseKernels.sign(in[0], out, n));
            case SQRT ->
                    elementwise(op, args, (in, out, n) -> ElementwiseKernels.sqrt(in[0], out, n));
            case WHERE ->
                    elementwise(
                            op,
                            args,
                            (in, out, n) -> ElementwiseKernels.where(in[0], in[1], in[2], out, n));

            case DELAY -> delay(args.get(0), args.get(1));
            case RETURNS ->
                    call(
                            Operator.SUB,
                            List.of(
                                    call(
                                            Operator.DIV,
                                            List.of(args.get(0), delay(args.get(0), args.get(1)))),
                                    constant(1)));
            case TS_DELTA ->
                    call(Operator.SUB, List.of(args.get(0), delay(args.get(0), args.get(1))));
            case REL_VOLUME ->
                    call(Operator.DIV, List.of(args.get(0), call(Operator.TS_MEAN, args)));
            case SMA -> call(Operator.TS_MEAN, args);
            case TS_MEAN -> {
                int w = whole(args.get(1));
                yield sweep(
                        op, args, 1, (in, out) -> RollingKernels.mean(in[0], out, dates, names, w));
            }
            case TS_SUM -> {
                int w = whole(args.get(1));
                yield sweep(
                        op, args, 1, (in, out) -> RollingKernels.sum(in[0], out, dates, names, w));
            }
            case TS_DECAY_LINEAR -> {
                int w = whole(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) -> RollingKernels.decayLinear(in[0], out, dates, names, w));
            }
            case TS_STD -> {
                int w = whole(args.get(1));
                yield sweep(
                        op, args, 1, (in, out) -> RollingKernels.std(in[0], out, dates, names, w));
            }
            case TS_ZSCORE -> {
                int w = whole(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) -> RollingKernels.zscore(in[0], out, dates, names, w));
            }
            case TS_COV -> {
                int w = whole(args.get(2));
                yield sweep(
                        op,
                        args,
                        2,
                        (in, out) -> RollingKernels.cov(in[0], in[1], out, dates, names, w));
            }
            case TS_CORR -> {
                int w = whole(args.get(2));
                yield sweep(
                        op,
                        args,
                        2,
                        (in, out) -> RollingKernels.corr(in[0], in[1], out, dates, names, w));
            }
            case TS_MIN -> {
                int w = whole(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) -> RollingOrderKernels.min(in[0], out, dates, names, w));
            }
            case TS_MAX -> {
                int w = whole(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) -> RollingOrderKernels.max(in[0], out, dates, names, w));
            }
            case TS_ARGMIN -> {
                int w = whole(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) -> RollingOrderKernels.argmin(in[0], out, dates, names, w));
            }
            case TS_ARGMAX -> {
                int w = whole(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) -> RollingOrderKernels.argmax(in[0], out, dates, names, w));
            }
            case TS_RANK -> {
                int w = whole(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) -> RollingOrderKernels.rank(in[0], out, dates, names, w));
            }
            case EWM_MEAN -> {
                int span = whole(args.get(1));
                yield sweep(
                        op, args, 1, (in, out) -> EwmKernels.mean(in[0], out, dates, names, span));
            }
            case EWM_STD -> {
                int span = whole(args.get(1));
                yield sweep(
                        op, args, 1, (in, out) -> EwmKernels.std(in[0], out, dates, names, span));
            }

            case RANK ->
                    sweep(
                            op,
                            args,
                            1,
                            (in, out) -> CrossSectionKernels.rank(in[0], all, out, dates, names));
            case ZSCORE ->
                    sweep(
                            op,
                            args,
                            1,
                            (in, out) -> CrossSectionKernels.zscore(in[0], all, out, dates, names));
            case DEMEAN ->
                    sweep(
                            op,
                            args,
                            1,
                            (in, out) -> CrossSectionKernels.demean(in[0], all, out, dates, names));
            case SCALE -> {
                double gross = number(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) ->
                                CrossSectionKernels.scale(in[0], all, out, dates, names, gross));
            }
            case WINSORIZE -> {
                double p = number(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) ->
                                CrossSectionKernels.winsorize(in[0], all, out, dates, names, p));
            }
            case NEUTRALIZE ->
                    sweep(
                            op,
                            args,
                            args,
                            (in, out) -> NeutralizeKernels.neutralize(in, all, out, dates, names));
            case GROUP_DEMEAN -> {
                GroupMembers members = members(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) -> CrossSectionKernels.demean(in[0], members, out, dates, names));
            }
            case GROUP_RANK -> {
                GroupMembers members = members(args.get(1));
                yield sweep(
                        op,
                        args,
                        1,
                        (in, out) -> CrossSectionKernels.rank(in[0], members, out, dates, names));
            }
            case GROUP_NEUTRALIZE -> {
                GroupMembers members = members(args.get(1));
                List<Node> read = new ArrayList<>(args);
                read.remove(1);
                yield sweep(
                        op,
                        args,
                        read,
                        (in, out) -> NeutralizeKernels.neutralize(in, members, out, dates, names));
            }
        };
    }

    private Node delay(Node input, Node lag) {
        return intern(
                key(Operator.DELAY, List.of(input, lag)),
                id -> new Shift(id, numeric(input), whole(lag)));
    }

    private Node elementwise(Operator op, List<Node> args, ElementwiseKernel kernel) {
        args.forEach(Plan::numeric);
        if (args.stream().allMatch(Constant.class::isInstance)) {
            double[][] in =
                    args.stream().map(arg -> new double[] {number(arg)}).toArray(double[][]::new);
            double[] out = new double[1];
            kernel.apply(in, out, 1);
            return constant(out[0]);
        }
        return intern(key(op, args), id -> new Elementwise(id, args, kernel));
    }

    /// A node that reads the first `inputs` arguments; the others are parameters held by the
    /// kernel.
    private Node sweep(Operator op, List<Node> args, int inputs, SweepKernel kernel) {
        return sweep(op, args, args.subList(0, inputs), kernel);
    }

    private Node sweep(Operator op, List<Node> args, List<Node> inputs, SweepKernel kernel) {
        inputs.forEach(Plan::numeric);
        return intern(key(op, args), id -> new Sweep(id, List.copyOf(inputs), kernel));
    }

    private record Key(Operator op, List<Integer> args) {}

    private static Key key(Operator op, List<Node> args) {
        return new Key(op, args.stream().map(Node::id).toList());
    }

    private Node intern(Object key, IntFunction<Node> create) {
        Node known = interned.get(key);
        if (known != null) {
            return known;
        }
        Node created = create.apply(nodes.size());
        nodes.add(created);
        interned.put(key, created);
        return created;
    }

    private static Node numeric(Node node) {
        if (node instanceof Groups) {
            throw new IllegalArgumentException("a grouping stands where a number is needed");
        }
        return node;
    }

    private static double number(Node node) {
        if (node instanceof Constant(_, double value)) {
            return value;
        }
        throw new IllegalArgumentException("a parameter of an operator is not a plain number");
    }

    private static int whole(Node node) {
        double value = number(node);
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a window, lag or span must be a whole number, not " + value);
        }
        return (int) value;
    }

    private static GroupMembers members(Node node) {
        if (node instanceof Groups(_, var grouping)) {
            return GroupMembers.of(grouping);
        }
        throw new IllegalArgumentException("a grouping is needed where a number stands");
    }
}
