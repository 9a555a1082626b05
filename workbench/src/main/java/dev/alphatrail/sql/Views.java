package dev.alphatrail.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The views a user asks, defined over the files of the cache.
///
/// `runs` folds the events of the index: of several notes and of several values of a tag the last
/// one counts, and a run that was deleted is in no view until it is restored. Of two lines of one
/// run the later one counts, as everywhere in the store.
final class Views {
    private static final String NOTES =
            "CASE WHEN note.run_id IS NULL THEN r.notes ELSE coalesce(note.note, '') END";

    /// A tag without a value is none.
    private static final String OWN_TAGS =
            """
            coalesce(map_from_entries(
                list_filter(map_entries(r.tags), lambda e: e.value IS NOT NULL)), MAP {})
            """;

    private static final String TAGS =
            """
            CASE WHEN tag.run_id IS NULL THEN %s
                ELSE map_from_entries(list_sort(list_concat(
                    list_filter(map_entries(r.tags), lambda e:
                        e.value IS NOT NULL AND NOT list_contains(tag.names, e.key)),
                    tag.kept))) END
            """
                    .formatted(OWN_TAGS);

    private final Connection connection;

    Views(Connection connection) {
        this.connection = connection;
    }

    /// Makes the views; a part without files gives an empty one.
    void create(Map<Part, List<Path>> files) throws SQLException {
        execute("CREATE SCHEMA cache");
        for (Part part : Part.values()) {
            List<Path> those = files.getOrDefault(part, List.of());
            execute(
                    "CREATE VIEW cache.%s AS %s"
                            .formatted(
                                    part.name(),
                                    those.isEmpty()
                                            ? Columns.nothing(part.columns())
                                            : "SELECT * FROM read_parquet("
                                                    + Quoted.paths(those)
                                                    + ")"));
        }
        fold();
        String visible =
                isEmpty("hidden") ? "true" : "run_id NOT IN (SELECT run_id FROM cache.hidden)";
        createRuns(visible);
        execute(
                "CREATE VIEW alphas AS SELECT %s FROM cache.alphas WHERE run_id IS NOT NULL AND %s"
                        .formatted(Columns.names(Columns.ALPHAS), visible));
        execute(
                "CREATE VIEW daily AS SELECT %s FROM cache.daily WHERE %s"
                        .formatted(Columns.names(Columns.DAILY), visible));
        createFactors(visible);
    }

    /// Lines of the index and of the registry that were skipped.
    long damagedLines() throws SQLException {
        return number("SELECT count(*) FROM cache.runs WHERE kind = 'damaged'")
                + number("SELECT count(*) FROM cache.alphas WHERE run_id IS NULL");
    }

    /// Tables of what the events say; there are few events.
    private void fold() throws SQLException {
        // the places of lines that a later line of the same run replaces: none in a sound index,
        // and
        // to look for them is much dearer than to see that there are none
        boolean unique =
                number(
                                "SELECT count(*) - count(DISTINCT run_id) FROM cache.runs WHERE"
                                        + " kind = 'run'")
                        == 0;
        execute(
                "CREATE TABLE cache.repeated AS "
                        + (unique
                                ? "SELECT 0::BIGINT AS pos WHERE false"
                                : """
                                SELECT pos FROM cache.runs WHERE kind = 'run'
                                QUALIFY pos < max(pos) OVER (PARTITION BY run_id)
                                """));
        execute(
                """
                CREATE TABLE cache.events AS SELECT pos, run_id, kind, tags, notes FROM cache.runs
                WHERE kind IN ('tag', 'note', 'delete', 'restore', 'purge')
                """);
        execute(
                """
                CREATE TABLE cache.hidden AS
                SELECT run_id FROM cache.events WHERE kind IN ('delete', 'restore', 'purge')
                GROUP BY run_id HAVING arg_max(kind, pos) <> 'restore'
                """);
        execute(
                """
                CREATE TABLE cache.notes AS
                SELECT run_id, arg_max({note: notes}, pos).note AS note
                FROM cache.events WHERE kind = 'note' GROUP BY run_id
                """);
        execute(
                """
                CREATE TABLE cache.tags AS
                WITH change AS (
                    SELECT pos, run_id, unnest(map_entries(tags)) AS tag
                    FROM cache.events WHERE kind = 'tag'),
                latest AS (
                    SELECT run_id, tag.key AS name, arg_max({text: tag.value}, pos).text AS text
                    FROM change GROUP BY ALL)
                SELECT run_id, list(name) AS names,
                    coalesce(list({key: name, value: text}) FILTER (text IS NOT NULL), []) AS kept
                FROM latest GROUP BY run_id
                """);
    }

    /// Without events this is a plain scan, in the order of the index.
    private void createRuns(String visible) throws SQLException {
        String lines = "(SELECT * FROM cache.runs WHERE kind = 'run' AND " + visible;
        if (!isEmpty("repeated")) {
            lines += " AND pos NOT IN (SELECT pos FROM cache.repeated)";
        }
        Map<String, String> folded = new HashMap<>(Map.of("tags", OWN_TAGS));
        String joins = "";
        if (!isEmpty("notes")) {
            folded.put("notes", NOTES);
            joins += " LEFT JOIN cache.notes AS note ON note.run_id = r.run_id";
        }
        if (!isEmpty("tags")) {
            folded.put("tags", TAGS);
            joins += " LEFT JOIN cache.tags AS tag ON tag.run_id = r.run_id";
        }
        String columns =
                Columns.RUNS.keySet().stream()
                        .map(name -> folded.getOrDefault(name, "r." + name) + " AS " + name)
                        .collect(Collectors.joining(", "));
        execute("CREATE VIEW runs AS SELECT %s FROM %s) AS r%s".formatted(columns, lines, joins));
    }

    private void createFactors(String visible) throws SQLException {
        execute(
                """
                CREATE VIEW factors AS
                SELECT formula_hash, arg_min(formula, pos) AS formula,
                    count(DISTINCT a.run_id) AS n_runs, count(*) AS n_trials,
                    max(information_ratio) AS best_information_ratio,
                    avg(information_ratio) AS mean_information_ratio,
                    min(created_at) AS first_seen, max(created_at) AS last_seen
                FROM (SELECT * FROM cache.alphas WHERE run_id IS NOT NULL AND %s) AS a
                LEFT JOIN (SELECT run_id, created_at FROM runs) AS r ON r.run_id = a.run_id
                WHERE formula_hash IS NOT NULL
                GROUP BY formula_hash
                """
                        .formatted(visible));
    }

    private boolean isEmpty(String table) throws SQLException {
        return number("SELECT count(*) FROM cache." + table) == 0;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
