package dev.alphatrail.formula;

import dev.alphatrail.formula.WrittenCall.NamedArgument;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `bucket` as WorldQuant BRAIN writes it, with bounds in quotes: `bucket(rank(x), range="0, 1,
/// 0.1")` from 0 to 1 in steps of 0.1, `bucket(x, buckets="2, 5, 6")` with these bounds. Each
/// bucket holds its upper bound; below the first and above the last bound there is one more, unless
/// `skipBegin`, `skipEnd` or `skipBoth` is true. With `NaNGroup=true` missing values have a bucket
/// of their own, the last.
///
/// @param text the whole formula
record Buckets(String text, WrittenCall call) {
    private static final int MOST = 200;
    private static final String RANGE = "range";
    private static final String BUCKETS = "buckets";
    private static final String SIGNATURES =
            "bucket(x, range=\"start, end, step\") or bucket(x, buckets=\"bound, bound, ...\"), and"
                    + " after it skipBegin, skipEnd, skipBoth and NaNGroup";

    /// Whether this is meant.
    static boolean is(WrittenCall call) {
        return (call.byName().containsKey(RANGE) || call.byName().containsKey(BUCKETS))
                && call.name().text().equalsIgnoreCase(Operator.BUCKET.id());
    }

    /// The same in this language.
    ///
    /// @throws FormulaException at what is wrong
    Expr read() {
        Map<String, NamedArgument> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        others.putAll(call.byName());
        Optional<NamedArgument> range = Optional.ofNullable(others.remove(RANGE));
        Optional<NamedArgument> list = Optional.ofNullable(others.remove(BUCKETS));
        boolean skipBoth = flag(others, "skipBoth");
        boolean skipBegin = flag(others, "skipBegin") || skipBoth;
        boolean skipEnd = flag(others, "skipEnd") || skipBoth;
        boolean nanGroup = flag(others, "NaNGroup");
        if (call.byPlace().size() != 1 || range.isPresent() == list.isPresent()) {
            throw error(
                    "bucket is not called with these arguments: write " + SIGNATURES,
                    call.name().span());
        }
        others.values().stream()
                .findFirst()
                .ifPresent(other -> {
                    throw error(
                            "bucket has no such argument: write " + SIGNATURES, other.nameSpan());
                });
        List<BigDecimal> bounds =
                range.map(this::steps).orElseGet(() -> ascending(list.orElseThrow()));
        Expr x = call.byPlace().getFirst();
        List<Expr> args = new ArrayList<>(List.of(x));
        bounds.forEach(bound -> args.add(number(bound)));
        Expr above = made(Operator.CUT, args);
        Expr kept = above;
        if (skipBegin) {
            kept =
                    made(
                            Operator.MASK,
                            List.of(
                                    kept,
                                    made(Operator.GT, List.of(above, number(BigDecimal.ZERO)))));
        }
        if (skipEnd) {
            kept =
                    made(
                            Operator.MASK,
                            List.of(
                                    kept,
                                    made(
                                            Operator.LT,
                                            List.of(
                                                    above,
                                                    number(BigDecimal.valueOf(bounds.size()))))));
        }
        return nanGroup
                ? made(
                        Operator.WHERE,
                        List.of(
                                made(Operator.IS_NAN, List.of(x)),
                                number(BigDecimal.valueOf(bounds.size() + 1L)),
                                kept))
                : kept;
    }

    private Expr made(Operator operator, List<Expr> args) {
        return new Expr.Call(operator, args, call.span());
    }

    private Expr number(BigDecimal value) {
        double magnitude = value.abs().doubleValue();
        Expr number = new Expr.Num(magnitude, call.span());
        return value.signum() < 0 ? made(Operator.NEG, List.of(number)) : number;
    }

    private boolean flag(Map<String, NamedArgument> others, String name) {
        NamedArgument given = others.remove(name);
        if (given == null) {
            return false;
        }
        String value =
                given.value() instanceof Expr.Field(String word, _)
                        ? word.toLowerCase(Locale.ROOT)
                        : "";
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw error(
                            "the " + name + " of bucket is true or false", given.value().span());
        };
    }

    private List<BigDecimal> steps(NamedArgument range) {
        List<BigDecimal> numbers = numbers(range);
        if (numbers.size() != 3) {
            throw error(
                    "a range is three numbers, start, end and step: write range=\"0, 1, 0.1\"",
                    range.value().span());
        }
        BigDecimal end = numbers.get(1);
        BigDecimal step = numbers.get(2);
        List<BigDecimal> bounds = new ArrayList<>();
        if (step.signum() > 0) {
            for (BigDecimal at = numbers.getFirst();
                    at.compareTo(end) < 0 && bounds.size() <= MOST;
                    at = at.add(step)) {
                bounds.add(at);
            }
        }
        if (bounds.isEmpty() || bounds.size() > MOST) {
            throw error(
                    bounds.isEmpty()
                            ? "a range goes up: write a start below the end and a step above 0"
                            : "a range has at most " + MOST + " steps: write a larger step",
                    range.value().span());
        }
        bounds.add(end);
        return bounds;
    }

    private List<BigDecimal> ascending(NamedArgument list) {
        List<BigDecimal> bounds = numbers(list);
        for (int i = 1; i < bounds.size(); i++) {
            if (bounds.get(i - 1).compareTo(bounds.get(i)) >= 0) {
                throw error(
                        "the bounds of buckets ascend: put the smaller first", list.value().span());
            }
        }
        return bounds;
    }

    private List<BigDecimal> numbers(NamedArgument argument) {
        List<BigDecimal> numbers = new ArrayList<>();
        if (argument.isWord() && argument.value() instanceof Expr.Field(String list, Span span)) {
            for (String number : list.split(",", -1)) {
                numbers.add(number(number.strip(), span));
            }
            return numbers;
        }
        throw error(
                "these numbers stand in quotes: write range=\"0, 1, 0.1\" or buckets=\"2, 5, 6\"",
                argument.value().span());
    }

    /// A decimal that formulas could write, with or without a minus.
    private BigDecimal number(String written, Span span) {
        if (written.matches("-?([0-9]{1,15}(\\.[0-9]{0,15})?|\\.[0-9]{1,15})")) {
            return new BigDecimal(written.endsWith(".") ? written + "0" : written);
        }
        throw error(PlainText.quote(written) + " is no number of at most 15 digits", span);
    }

    private FormulaException error(String message, Span span) {
        return new FormulaException(message, text, span);
    }
}
