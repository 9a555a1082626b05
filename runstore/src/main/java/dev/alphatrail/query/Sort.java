package dev.alphatrail.query;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An order of records by one field, written as in SQL: `created_at desc`, `sharpe asc`, or the
/// field alone, which ascends.
///
/// @param field as in a [Where]: `sharpe`, `tag.team`, `tag.'odd name'`; kept in one spelling
/// @param descending whether the greatest comes first
public record Sort(String field, boolean descending) {

    /// @throws QueryException when `field` is no field
    public Sort {
        field = text(Parsed.of(field, false).field());
    }

    /// Reads an order.
    ///
    /// @throws QueryException when it is none
    public static Sort parse(String text) {
        Parsed parsed = Parsed.of(text, true);
        return new Sort(text(parsed.field()), parsed.descending());
    }

    /// The top-level member that is asked for: `tags` for `tag.team`.
    public String member() {
        return Parsed.of(field, false).field().member().orElseThrow();
    }

    /// What to take from each record to be compared. Ask once for many records.
    public Function<Fields, Json> key() {
        return Parsed.of(field, false).field()::value;
    }

    /// The order of such keys: numbers, then texts by code point, then `false` and `true`, then
    /// arrays and objects by their JSON. Only within a kind does descending turn it round, and what
    /// is missing comes last in either direction.
    public Comparator<Json> comparator() {
        Comparator<Json> withinKind = Sort::compareWithinKind;
        return Comparator.<Json>comparingInt(Sort::kind)
                .thenComparing(descending ? withinKind.reversed() : withinKind);
    }

    /// The order as text, which [#parse] reads.
    @Override
    public String toString() {
        return descending ? field + " desc" : field;
    }

    private static int kind(Json value) {
        return switch (value) {
            case Json.Num _ -> 0;
            case Json.Str _ -> 1;
            case Json.Bool _ -> 2;
            case Json.Arr _, Json.Obj _ -> 3;
            case Json.Null _ -> 4;
        };
    }

    private static int compareWithinKind(Json a, Json b) {
        if (a instanceof Json.Num x && b instanceof Json.Num y) {
            return Values.compare(x, y);
        }
        if (a instanceof Json.Str(String x) && b instanceof Json.Str(String y)) {
            return Values.compare(x, y);
        }
        if (a instanceof Json.Bool(boolean x) && b instanceof Json.Bool(boolean y)) {
            return Boolean.compare(x, y);
        }
        return Values.compare(JsonWriter.compact(a), JsonWriter.compact(b));
    }

    private static String text(Operand field) {
        StringBuilder out = new StringBuilder();
        field.print(out);
        return out.toString();
    }

    private record Parsed(Operand field, boolean descending) {

        static Parsed of(String text, boolean mayHaveDirection) {
            Parser.checkLength(text);
            if (text.startsWith("-")) {
                throw new QueryException("a descending order is written 'created_at desc'", 1);
            }
            List<Token> tokens = Lexer.tokens(text);
            Token first = tokens.getFirst();
            if (first.kind() != Token.Kind.WORD) {
                throw first.fault("expected a field, found " + first.found());
            }
            FieldReader.Read read = new FieldReader(Optional.empty()).read(tokens, 0, false);
            Token next = tokens.get(read.end());
            boolean descending = mayHaveDirection && next.isWord("desc");
            boolean directed = descending || (mayHaveDirection && next.isWord("asc"));
            Token end = tokens.get(read.end() + (directed ? 1 : 0));
            if (end.kind() != Token.Kind.END) {
                throw end.fault(
                        "expected "
                                + (mayHaveDirection && !directed ? "'asc', 'desc' or " : "")
                                + "the end, found "
                                + end.found());
            }
            return new Parsed(read.field(), descending);
        }
    }
}
