package dev.alphatrail.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// What holds of every text and of every formula.
class FormulaPropertiesTest {
    private static final Span NOWHERE = new Span(0, 0);
    private static final List<Operator> OPERATORS = List.of(Operator.values());
    private static final FormulaLimits WIDE = new FormulaLimits(100_000, 200, 10_000, 10_000_000);

    @Property
    void theCanonicalFormParsesToTheSameTree(@ForAll("trees") Expr tree) {
        Formula formula = Formula.parse(Canonical.print(tree), WIDE);
        assertEquals(Trees.lisp(tree), Trees.lisp(formula.root()));
        assertEquals(formula.canonical(), Formula.parse(formula.canonical(), WIDE).canonical());
    }

    @Property
    void everySpellingOfATreeHasItsCanonicalFormAndHash(
            @ForAll("trees") Expr tree, @ForAll long seed) {
        Formula spelled = Formula.parse(spell(tree, new Random(seed)), WIDE);
        assertEquals(Canonical.print(tree), spelled.canonical());
        assertEquals(Formula.parse(spelled.canonical(), WIDE).hash(), spelled.hash());
    }

    @Property
    void spansEncloseTheirArgumentsAndParseBackToThem(
            @ForAll("trees") Expr tree, @ForAll long seed) {
        Formula formula = Formula.parse(spell(tree, new Random(seed)), WIDE);
        holdSpans(formula, formula.root());
    }

    private static void holdSpans(Formula formula, Expr expr) {
        if (expr instanceof Expr.Call(Operator operator, List<Expr> args, Span span)) {
            for (Expr arg : args) {
                assertTrue(
                        span.start() <= arg.span().start() && arg.span().end() <= span.end(),
                        operator + " " + formula.text());
                holdSpans(formula, arg);
            }
        }
        if (expr.span().start() < expr.span().end()) {
            String source = formula.text().substring(expr.span().start(), expr.span().end());
            assertEquals(Trees.lisp(expr), Trees.lisp(Formula.parse(source, WIDE).root()));
        }
    }

    /// A tree as somebody might write it: parentheses where none are needed, blanks anywhere, other
    /// names and signs.
    private static String spell(Expr expr, Random random) {
        String blank = random.nextInt(4) == 0 ? "\t " : "";
        return blank
                + switch (expr) {
                    case Expr.Num(double value, _) -> Literals.print(value);
                    case Expr.Field(String name, _) -> name;
                    case Expr.Call(Operator operator, List<Expr> args, _) ->
                            "(" + spell(operator, args, random) + ")";
                }
                + blank;
    }

    private static String spell(Operator operator, List<Expr> args, Random random) {
        List<String> parts = args.stream().map(arg -> spell(arg, random)).toList();
        if (operator == Operator.WHERE && random.nextBoolean()) {
            return parts.get(0) + "?" + parts.get(1) + ":" + parts.get(2);
        }
        if (operator.isFunction() && (operator.sign().isEmpty() || random.nextBoolean())) {
            List<String> names = new ArrayList<>(List.of(operator.id()));
            switch (operator) {
                case RANK -> names.add("cs_rank");
                case TS_MEAN -> names.add("sma");
                default -> {}
            }
            return parts.stream()
                    .collect(
                            Collectors.joining(
                                    ",", names.get(random.nextInt(names.size())) + "(", ")"));
        }
        String sign =
                operator == Operator.POWER && random.nextBoolean()
                        ? "^"
                        : operator.sign().orElseThrow();
        return parts.size() == 1
                ? sign + " " + parts.getFirst()
                : parts.get(0) + " " + sign + " " + parts.get(1);
    }

    @Provide
    Arbitrary<Expr> trees() {
        return Arbitraries.randoms().map(random -> tree(random, 5));
    }

    private static Expr tree(Random random, int depth) {
        if (depth == 1 || random.nextInt(6) == 0) {
            return random.nextInt(3) == 0
                    ? number(random)
                    : new Expr.Field("f" + random.nextInt(4), NOWHERE);
        }
        Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        List<Expr> args = new ArrayList<>();
        operator.parameters().forEach(parameter -> args.add(argument(parameter, random, depth)));
        int further = operator.rest().isEmpty() ? 0 : operator.minRest() + random.nextInt(3);
        for (int i = 0; i < further; i++) {
            args.add(tree(random, depth - 1));
        }
        return new Expr.Call(operator, args, NOWHERE);
    }

    private static Expr argument(Parameter parameter, Random random, int depth) {
        return switch (parameter.kind()) {
            case VALUE -> tree(random, depth - 1);
            case WINDOW, SPAN, LAG -> new Expr.Num(parameter.min() + random.nextInt(500), NOWHERE);
            case NUMBER ->
                    new Expr.Num(Math.min(parameter.below(), 100) * random.nextDouble(), NOWHERE);
            case COUNT ->
                    new Expr.Num(
                            parameter.min()
                                    + random.nextInt(
                                            (int)
                                                    Math.min(
                                                            100,
                                                            Math.ceil(
                                                                    parameter.below()
                                                                            - parameter.min()))),
                            NOWHERE);
            case GROUP ->
                    random.nextInt(3) == 0
                            ? tree(random, depth - 1)
                            : new Expr.Field("sector", NOWHERE);
        };
    }

    private static Expr number(Random random) {
        double[] some = {
            0,
            1,
            2,
            0.5,
            1e-12,
            1e15,
            1e300,
            Double.MIN_VALUE,
            random.nextDouble(),
            random.nextInt(100_000)
        };
        return new Expr.Num(some[random.nextInt(some.length)], NOWHERE);
    }
}
