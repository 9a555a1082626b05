package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Elementwise;
import dev.alphatrail.engine.Node.ElementwiseKernel;
import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.engine.Node.Section;
import dev.alphatrail.engine.Node.SectionKernel;
import dev.alphatrail.engine.Node.Series;
import dev.alphatrail.engine.Node.SeriesKernel;
import dev.alphatrail.engine.Node.Shift;
import dev.alphatrail.engine.Node.Stored;
import dev.alphatrail.engine.Node.Streamed;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.panel.FieldReader;
import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// The distinct subexpressions of some formulas.
///
/// Equal subexpressions (by structure, wherever they stand in the text) become one [Node], and what
/// is made of numbers alone is computed at once.
final class Plan {
    private final Panel panel;
    private final Map<String, FieldReader> streamed;
    private final OperatorNodes operators;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Object> keys = new ArrayList<>();
    private final Map<Object, Node> interned = new HashMap<>();

    /// A plan on fields in memory.
    Plan(Panel panel) {
        this(panel, Map.of());
    }

    /// @param streamed the fields that are not loaded but read by blocks, by name
    Plan(Panel panel, Map<String, FieldReader> streamed) {
        this.panel = panel;
        this.streamed = streamed;
        this.operators = new OperatorNodes(this, panel.instruments().size());
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
                    operators.call(operator, args.stream().map(this::add).toList());
        };
    }

    Node constant(double value) {
        return intern(value, id -> new Constant(id, value));
    }

    private Node named(String name) {
        return intern(
                name,
                id ->
                        panel.grouping(name)
                                .<Node>map(grouping -> new Groups(id, grouping))
                                .orElseGet(() -> field(id, name)));
    }

    private Node field(int id, String name) {
        return streamed.containsKey(name)
                ? new Streamed(id, streamed.get(name))
                : new Stored(id, panel.field(name));
    }

    Node shift(Node input, Node lag) {
        return intern(
                Key.of(Operator.DELAY, List.of(input, lag)),
                id -> new Shift(id, numeric(input), whole(lag)));
    }

    Node elementwise(Operator op, List<Node> args, ElementwiseKernel kernel) {
        return elementwise(op, args, args, kernel);
    }

    /// A node that reads `inputs`, which the arguments decide.
    Node elementwise(Operator op, List<Node> args, List<Node> inputs, ElementwiseKernel kernel) {
        inputs.forEach(Plan::numeric);
        if (inputs.stream().allMatch(Constant.class::isInstance)) {
            double[][] in =
                    inputs.stream().map(arg -> new double[] {number(arg)}).toArray(double[][]::new);
            double[] out = new double[1];
            kernel.apply(in, out, 1, new double[ElementwiseKernel.SPARE][1]);
            return constant(out[0]);
        }
        return intern(Key.of(op, args), id -> new Elementwise(id, List.copyOf(inputs), kernel));
    }

    /// A node that reads `inputs`, which are some of the arguments; the kernel holds the others.
    Node series(
            Operator op,
            List<Node> args,
            List<Node> inputs,
            int history,
            int states,
            SeriesKernel kernel) {
        inputs.forEach(Plan::numeric);
        return intern(
                Key.of(op, args),
                id -> new Series(id, List.copyOf(inputs), history, states, kernel));
    }

    /// A step on the way to an operator's value, of that name, which the operator's arguments
    /// decide.
    Node step(
            Operator op,
            String name,
            List<Node> args,
            List<Node> inputs,
            int history,
            SeriesKernel kernel) {
        inputs.forEach(Plan::numeric);
        return intern(
                Key.of(op, name, args),
                id -> new Series(id, List.copyOf(inputs), history, 0, kernel));
    }

    /// A node that reads `inputs`, which are some of the arguments; the kernel holds the others.
    Node section(Operator op, List<Node> args, List<Node> inputs, SectionKernel kernel) {
        inputs.forEach(Plan::numeric);
        return intern(Key.of(op, args), id -> new Section(id, List.copyOf(inputs), kernel));
    }

    /// What a node is, as text: the same for equal subexpressions of whatever formulas.
    String signature(Node node) {
        return switch (keys.get(node.id())) {
            case Key(Operator op, String step, List<Integer> args) ->
                    args.stream()
                            .map(arg -> signature(nodes.get(arg)))
                            .collect(
                                    Collectors.joining(
                                            ",",
                                            op.name() + (step.isEmpty() ? "" : "." + step) + "(",
                                            ")"));
            case Double value -> "#" + value;
            case Object name -> name.toString();
        };
    }

    /// @param step the name of a step on the way to the operator's value; empty for the value
    private record Key(Operator op, String step, List<Integer> args) {
        static Key of(Operator op, List<Node> args) {
            return of(op, "", args);
        }

        static Key of(Operator op, String step, List<Node> args) {
            return new Key(op, step, args.stream().map(Node::id).toList());
        }
    }

    private Node intern(Object key, IntFunction<Node> create) {
        Node known = interned.get(key);
        if (known != null) {
            return known;
        }
        Node created = create.apply(nodes.size());
        nodes.add(created);
        keys.add(key);
        interned.put(key, created);
        return created;
    }

    private static Node numeric(Node node) {
        if (node instanceof Groups) {
            throw new IllegalArgumentException("a grouping stands where a value is needed");
        }
        return node;
    }

    /// The number that an argument is.
    static double number(Node node) {
        if (node instanceof Constant(_, double value)) {
            return value;
        }
        throw new IllegalArgumentException("a parameter of an operator is not a plain number");
    }

    /// The window, lag or span that an argument is.
    static int whole(Node node) {
        double value = number(node);
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a window, lag or span must be a whole number, not " + value);
        }
        return (int) value;
    }
}
