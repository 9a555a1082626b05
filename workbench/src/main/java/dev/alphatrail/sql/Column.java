package dev.alphatrail.sql;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A column of an answer.
///
/// DuckDB itself turns its many types into the few that cross over: texts, numbers, truth values.
/// That keeps time zones and the driver's own classes out of the way.
///
/// @param name as the query has it
/// @param kind how its values cross
record Column(String name, Kind kind) {
    enum Kind {
        TRUTH,
        WHOLE,
        NUMBER,
        /// Lists, maps and structures.
        NESTED,
        TEXT
    }

    private static final Pattern WHOLE =
            Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|BIGNUM");
    private static final Pattern NUMBER = Pattern.compile("FLOAT|DOUBLE|REAL|DECIMAL.*");
    private static final Pattern NESTED =
            Pattern.compile("(?s).*\\]|(MAP|STRUCT|UNION)\\(.*|JSON|VARIANT");

    /// What DuckDB writes into JSON, against the rules, for numbers that are none; `$1` are the
    /// strings of the JSON, which stay.
    private static final Pattern NO_NUMBER =
            Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*+\")|-?(?:NaN|nan|Infinity|inf)");

    static List<Column> of(ResultSetMetaData data) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(new Column(data.getColumnLabel(i), kind(data.getColumnTypeName(i))));
        }
        return columns;
    }

    private static Kind kind(String type) {
        if (type.equals("BOOLEAN")) {
            return Kind.TRUTH;
        }
        if (WHOLE.matcher(type).matches()) {
            return Kind.WHOLE;
        }
        if (NUMBER.matcher(type).matches()) {
            return Kind.NUMBER;
        }
        return NESTED.matcher(type).matches() ? Kind.NESTED : Kind.TEXT;
    }

    /// The expression that lets column `place` (from 1) of a relation cross.
    String crossing(int place) {
        return switch (kind) {
            case TRUTH -> "#" + place;
            // by way of its text a FLOAT of 0.1 is 0.1
            case NUMBER -> "#" + place + "::VARCHAR::DOUBLE";
            case NESTED -> "to_json(#" + place + ")::VARCHAR";
            case WHOLE, TEXT -> "#" + place + "::VARCHAR";
        };
    }

    /// The value in the current row; a number that is none is null. A whole number beyond 64 bits
    /// is a text.
    Json value(ResultSet rows, int place) throws SQLException {
        return switch (kind) {
            case TRUTH -> {
                boolean truth = rows.getBoolean(place);
                yield rows.wasNull() ? Json.Null.NULL : new Json.Bool(truth);
            }
            case NUMBER -> {
                double number = rows.getDouble(place);
                yield rows.wasNull() ? Json.Null.NULL : Json.number(number);
            }
            case WHOLE, NESTED, TEXT -> {
                String text = rows.getString(place);
                yield rows.wasNull() ? Json.Null.NULL : ofText(text);
            }
        };
    }

    private Json ofText(String text) {
        return switch (kind) {
            case NESTED -> nested(text);
            case WHOLE -> {
                try {
                    yield Json.Num.of(Long.parseLong(text));
                } catch (NumberFormatException _) {
                    yield new Json.Str(text);
                }
            }
            case TRUTH, NUMBER, TEXT -> new Json.Str(text);
        };
    }

    private static Json nested(String text) {
        String json =
                NO_NUMBER
                        .matcher(text)
                        .replaceAll(found ->
                                found.start(1) < 0
                                        ? "null"
                                        : Matcher.quoteReplacement(found.group()));
        try {
            return JsonReader.parse(json, "a value", JsonLimits.DEFAULT);
        } catch (JsonException _) {
            return new Json.Str(text); // JSON that a query read from elsewhere
        }
    }
}
