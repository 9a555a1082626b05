package dev.alphatrail.sql;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.trail.TerminalText;
import dev.alphatrail.trail.TrailException;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// What DuckDB complains of, in one line. It is told to complain in JSON (`errors_as_json`).
///
/// @param type such as `Parser`; empty when the complaint was no JSON
/// @param message its words
/// @param position bytes of the statement before the place it means, negative when it means none
record Complaint(String type, String message, int position) {
    /// Kinds of complaints about what was asked, known before anything is computed.
    private static final Set<String> ABOUT_THE_QUESTION =
            Set.of("Parser", "Syntax", "Binder", "Catalog", "Permission", "Parameter Not Resolved");

    static Complaint of(SQLException e) {
        String said = firstLine(e);
        String whole = Optional.ofNullable(e.getMessage()).orElse(said);
        int brace = whole.indexOf('{');
        if (brace >= 0) {
            try {
                if (JsonReader.parse(whole.substring(brace), "DuckDB", JsonLimits.DEFAULT)
                        instanceof Json.Obj json) {
                    return new Complaint(
                            json.text("exception_type").orElse(""),
                            json.text("exception_message").orElse(said),
                            position(json));
                }
            } catch (JsonException _) {
                // then it is text with a brace in it
            }
        }
        return new Complaint("", said, -1);
    }

    /// Where a complaint in JSON means.
    static int position(Json.Obj json) {
        String digits = json.text("position").orElse("");
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
    }

    /// The exception to throw: a [SqlException] when the question is to blame, else a
    /// [TrailException].
    RuntimeException about(String sql) {
        String words = TerminalText.line(message) + place(sql);
        return ABOUT_THE_QUESTION.contains(type)
                ? new SqlException("the SQL cannot be used: " + words)
                : new TrailException("the query failed: " + words);
    }

    private String place(String sql) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        if (position < 0 || position > bytes.length) {
            return "";
        }
        String before = new String(bytes, 0, position, StandardCharsets.UTF_8);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
        return " (line " + line + ", column " + column + ")";
    }

    /// The first line of what an exception says.
    static String firstLine(Throwable e) {
        return Optional.ofNullable(e.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .map(TerminalText::line)
                .orElse(e.getClass().getSimpleName());
    }
}
