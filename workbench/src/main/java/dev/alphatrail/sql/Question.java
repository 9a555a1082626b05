package dev.alphatrail.sql;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// One query, and nothing but a query.
///
/// @param sql as the user wrote it
record Question(String sql) {
    /// Statements that change something have such nodes, even within a query (`WITH … INSERT`). In
    /// serialized text a quote inside a literal is escaped, so nothing else looks like it.
    private static final Pattern CHANGE = Pattern.compile("\"type\":\"[A-Z]+_QUERY_NODE\"");

    private static final Pattern PARAMETER = Pattern.compile("\"class\":\"PARAMETER\"");

    private static final String NO_QUERY =
            "only a query can be asked (SELECT, WITH, FROM, VALUES, DESCRIBE, SUMMARIZE): SQL"
                    + " changes nothing in the store";

    /// These make queries of texts, so that a view may be meant without being named.
    private static final Pattern DYNAMIC = word("query|query_table");

    private static final Pattern ALPHAS = word("alphas|factors");
    private static final Pattern DAILY = word("daily");

    private static Pattern word(String words) {
        return Pattern.compile(
                "(?<![A-Za-z0-9_])(" + words + ")(?![A-Za-z0-9_])", Pattern.CASE_INSENSITIVE);
    }

    /// A text that is exactly one query.
    ///
    /// @throws SqlException when it is something else
    static Question of(String sql, Connection connection) throws SQLException {
        if (sql.indexOf('\0') >= 0) {
            throw new SqlException("the SQL cannot be used: it holds a NUL character");
        }
        Parsed parsed = parse(sql, connection);
        if (parsed.tree().startsWith("{\"error\":true")) {
            throw refusal(sql, parsed.tree());
        }
        if (CHANGE.matcher(parsed.tree()).find()) {
            throw new SqlException(NO_QUERY);
        }
        if (PARAMETER.matcher(parsed.tree()).find()) {
            throw new SqlException("the SQL cannot be used: nothing gives its parameters a value");
        }
        if (parsed.statements() != 1) {
            throw new SqlException(
                    parsed.statements() == 0
                            ? "there is no query in the SQL: try \"select * from runs limit 10\""
                            : "one query at a time: the SQL holds "
                                    + parsed.statements()
                                    + " statements");
        }
        return new Question(sql);
    }

    /// What DuckDB's parser makes of a text, as JSON; it can write queries only.
    private record Parsed(String tree, int statements) {}

    private static Parsed parse(String sql, Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT tree::VARCHAR, coalesce(json_array_length(tree, '$.statements'), 0)::INTEGER
                        FROM (SELECT json_serialize_sql(?::VARCHAR) AS tree)
                        """)) {
            statement.setString(1, sql);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Parsed(rows.getString(1), rows.getInt(2));
            }
        }
    }

    private static RuntimeException refusal(String sql, String tree) {
        if (!(JsonReader.parse(tree, "DuckDB", JsonLimits.DEFAULT) instanceof Json.Obj error)) {
            return new SqlException(NO_QUERY);
        }
        String type = error.text("error_type").orElse("");
        return type.equals("not implemented")
                ? new SqlException(NO_QUERY)
                : new Complaint(
                                capital(type.isEmpty() ? "parser" : type),
                                error.text("error_message").orElse("it is no SQL"),
                                Complaint.position(error))
                        .about(sql);
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// The parts of the cache that are needed to answer it.
    Set<Part> parts() {
        Set<Part> parts = EnumSet.of(Part.RUNS); // it says which runs are deleted
        boolean any = DYNAMIC.matcher(sql).find();
        if (any || ALPHAS.matcher(sql).find()) {
            parts.add(Part.ALPHAS);
        }
        if (any || DAILY.matcher(sql).find()) {
            parts.add(Part.DAILY);
        }
        return parts;
    }
}
