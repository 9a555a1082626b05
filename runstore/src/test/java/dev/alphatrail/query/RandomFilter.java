package dev.alphatrail.query;

import dev.alphatrail.json.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/// A filter made from a seed, as text and as what it must answer.
///
/// @param truth 1 for true, 0 for false, ½ for unknown: so `and` is the least, `or` the greatest,
///   and `not` the difference from 1, independently of the tables in the product
record RandomFilter(String text, ToDoubleFunction<Json.Obj> truth) {
    private static final double UNKNOWN = 0.5;

    private static final List<String> SIGNS = List.of("=", "==", "!=", "<>", "<", "<=", ">", ">=");

    /// Patterns with the regular expressions that mean the same.
    private static final List<List<String>> PATTERNS =
            List.of(
                    List.of("'a%'", "a.*"),
                    List.of("'%b'", ".*b"),
                    List.of("'_'", "."),
                    List.of("'%'", ".*"),
                    List.of("''", ""),
                    List.of("'A_'", "A."),
                    List.of("'%''%'", ".*'.*"),
                    List.of("'\\%'", "%"),
                    List.of("'%a%b%'", ".*a.*b.*"));

    private static final List<Value> FIELDS =
            List.of(
                    field("n", r -> r.members().get("n")),
                    field("x", r -> r.members().get("x")),
                    field("idea", r -> r.members().get("idea")),
                    field("flag", r -> r.members().get("flag")),
                    field("none", _ -> Json.Null.NULL),
                    field("note", RandomFilter::note),
                    field("notes", RandomFilter::note),
                    field("tag.a", r -> r.find("tags").orElseThrow().asObject().members().get("a")),
                    field(
                            "tag.'odd b'",
                            r -> r.find("tags").orElseThrow().asObject().members().get("odd b")));

    private static final List<Value> LITERALS =
            List.of(
                    literal("0", Json.Num.of(0)),
                    literal("1", Json.Num.of(1)),
                    literal("-1.5", Json.number(-1.5)),
                    literal("1e0", Json.Num.of(1)),
                    literal("2", Json.Num.of(2)),
                    literal("'a'", new Json.Str("a")),
                    literal("\"ab\"", new Json.Str("ab")),
                    literal("'it''s'", new Json.Str("it's")),
                    literal("''", new Json.Str("")),
                    literal("true", new Json.Bool(true)),
                    literal("FALSE", new Json.Bool(false)));

    /// A side of a comparison.
    private record Value(String text, boolean isBoolean, Function<Json.Obj, Json> of) {}

    static RandomFilter of(Random random, int depth) {
        if (depth == 0) {
            return test(random);
        }
        RandomFilter a = single(random, depth - 1);
        RandomFilter b = single(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> new RandomFilter("not " + a.text, r -> 1 - a.truth.applyAsDouble(r));
            case 1, 2 ->
                    new RandomFilter(
                            a.text + " and " + b.text,
                            r -> Math.min(a.truth.applyAsDouble(r), b.truth.applyAsDouble(r)));
            case 3 -> {
                // without parentheses: `or` binds less than whatever stands beside it
                RandomFilter c = of(random, depth - 1);
                yield new RandomFilter(
                        c.text + " or " + a.text,
                        r -> Math.max(a.truth.applyAsDouble(r), c.truth.applyAsDouble(r)));
            }
            default -> a;
        };
    }

    private static RandomFilter single(Random random, int depth) {
        if (random.nextBoolean()) {
            return test(random);
        }
        RandomFilter inner = of(random, depth);
        return new RandomFilter("(" + inner.text + ")", inner.truth);
    }

    private static RandomFilter test(Random random) {
        Value value = value(random);
        int kind = random.nextInt(5);
        boolean not = kind < 4 && random.nextInt(3) == 0; // no `not` within a comparison
        String word = not ? " not" : "";
        RandomFilter plain =
                switch (kind) {
                    case 0 -> {
                        List<Value> items = new ArrayList<>();
                        for (int i = random.nextInt(1, 4); i > 0; i--) {
                            items.add(pick(LITERALS, random));
                        }
                        String list = String.join(", ", items.stream().map(Value::text).toList());
                        yield new RandomFilter(
                                value.text + word + " in (" + list + ")",
                                r ->
                                        items.stream()
                                                .mapToDouble(item -> compared(value, "=", item, r))
                                                .max()
                                                .orElseThrow());
                    }
                    case 1 ->
                            new RandomFilter(
                                    value.text + " is" + word + " missing",
                                    r -> value.of.apply(r) == Json.Null.NULL ? 1 : 0);
                    case 2 -> {
                        List<String> pattern = pick(PATTERNS, random);
                        boolean ignoreCase = random.nextBoolean();
                        Pattern regex =
                                Pattern.compile(
                                        pattern.getLast(),
                                        ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
                        yield new RandomFilter(
                                value.text
                                        + word
                                        + (ignoreCase ? " ILIKE " : " like ")
                                        + pattern.getFirst(),
                                r ->
                                        value.of.apply(r) instanceof Json.Str(String text)
                                                ? regex.matcher(text).matches() ? 1 : 0
                                                : UNKNOWN);
                    }
                    case 3 -> {
                        Value low = value(random);
                        Value high = value(random);
                        yield new RandomFilter(
                                value.text + word + " between " + low.text + " and " + high.text,
                                r ->
                                        Math.min(
                                                compared(value, ">=", low, r),
                                                compared(value, "<=", high, r)));
                    }
                    default -> {
                        Value right = value(random);
                        // a literal true is not put in order: such a text is refused
                        String sign =
                                value.isBoolean || right.isBoolean ? "!=" : pick(SIGNS, random);
                        yield new RandomFilter(
                                value.text + sign + right.text,
                                r -> compared(value, sign, right, r));
                    }
                };
        return not ? new RandomFilter(plain.text, r -> 1 - plain.truth.applyAsDouble(r)) : plain;
    }

    private static double compared(Value left, String sign, Value right, Json.Obj record) {
        Json a = left.of.apply(record);
        Json b = right.of.apply(record);
        boolean isOrder =
                sign.equals(">=") || sign.equals("<=") || sign.equals("<") || sign.equals(">");
        int order;
        if (a instanceof Json.Num x && b instanceof Json.Num y) {
            order = new BigDecimal(x.toString()).compareTo(new BigDecimal(y.toString()));
        } else if (a instanceof Json.Str(String x) && b instanceof Json.Str(String y)) {
            order = Arrays.compare(x.codePoints().toArray(), y.codePoints().toArray());
        } else if (a instanceof Json.Bool x && b instanceof Json.Bool y && !isOrder) {
            order = x.equals(y) ? 0 : 1;
        } else {
            return UNKNOWN;
        }
        boolean holds =
                (order == 0 && sign.matches("=|==|<=|>="))
                        || (order < 0 && sign.matches("<|<=|<>|!="))
                        || (order > 0 && sign.matches(">|>=|<>|!="));
        return holds ? 1 : 0;
    }

    private static Json note(Json.Obj record) {
        Json notes = record.members().get("notes");
        return notes.equals(new Json.Str("")) ? Json.Null.NULL : notes;
    }

    private static Value value(Random random) {
        return random.nextInt(3) == 0 ? pick(LITERALS, random) : pick(FIELDS, random);
    }

    private static Value field(String text, Function<Json.Obj, Json> of) {
        return new Value(text, false, of);
    }

    private static Value literal(String text, Json json) {
        return new Value(text, json instanceof Json.Bool, _ -> json);
    }

    /// A record of values so few that they often meet.
    static Json.Obj record(Random random) {
        Json.Obj tags = Json.object().put("a", json(random)).put("odd b", json(random)).build();
        return Json.object()
                .put("n", json(random))
                .put("x", random.nextInt(3))
                .put("idea", pick(List.of("", "a", "ab", "it's", "A"), random))
                .put("flag", random.nextBoolean())
                .put("notes", random.nextBoolean() ? "" : "a")
                .put("tags", tags)
                .build();
    }

    private static Json json(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Json.Null.NULL;
            case 1 -> new Json.Bool(random.nextBoolean());
            case 2 -> new Json.Str(pick(List.of("", "a", "ab", "it's", "%"), random));
            case 3 -> Json.array(List.of(1));
            default -> Json.number(pick(List.of(-1.5, 0.0, 1.0, 2.0), random));
        };
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
