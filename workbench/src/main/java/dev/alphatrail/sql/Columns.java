package dev.alphatrail.sql;

import dev.alphatrail.artifacts.Metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The columns of the views, each with its type in DuckDB, in their order.
final class Columns {
    static final SequencedMap<String, String> RUNS =
            columns(
                    "run_id VARCHAR",
                    "created_at TIMESTAMP",
                    "status VARCHAR",
                    "thread_id VARCHAR",
                    "idea VARCHAR",
                    "eval_mode VARCHAR",
                    "data_label VARCHAR",
                    "panel_sha256 VARCHAR",
                    "n_alphas BIGINT",
                    "n_passed BIGINT",
                    "best_alpha_id VARCHAR",
                    "best_information_ratio DOUBLE",
                    "config_hash VARCHAR",
                    "tags MAP(VARCHAR,VARCHAR)",
                    "notes VARCHAR",
                    "version VARCHAR",
                    "replay_of VARCHAR",
                    "error VARCHAR");

    static final SequencedMap<String, String> ALPHAS = alphas();

    static final SequencedMap<String, String> DAILY =
            columns(
                    "run_id VARCHAR",
                    "alpha_id VARCHAR",
                    "datetime DATE",
                    "gross_return DOUBLE",
                    "linear_cost DOUBLE",
                    "spread_cost DOUBLE",
                    "impact_cost DOUBLE",
                    "borrow_cost DOUBLE",
                    "net_return DOUBLE",
                    "turnover DOUBLE",
                    "gross_exposure DOUBLE",
                    "n_long BIGINT",
                    "n_short BIGINT",
                    "equity DOUBLE",
                    "drawdown DOUBLE");

    private Columns() {}

    private static SequencedMap<String, String> alphas() {
        List<String> columns =
                new ArrayList<>(
                        List.of(
                                "run_id VARCHAR",
                                "alpha_id VARCHAR",
                                "formula VARCHAR",
                                "formula_hash VARCHAR",
                                "mode VARCHAR"));
        for (Metric metric : Metric.values()) {
            columns.add(metric.key() + (metric == Metric.WF_N_SPLITS ? " BIGINT" : " DOUBLE"));
        }
        columns.add("quality_gate_passed BOOLEAN");
        columns.add("error VARCHAR");
        return columns(columns.toArray(String[]::new));
    }

    private static SequencedMap<String, String> columns(String... namesAndTypes) {
        return Arrays.stream(namesAndTypes)
                .map(text -> text.split(" ", 2))
                .collect(
                        Collectors.toMap(
                                words -> words[0],
                                words -> words[1],
                                (_, second) -> second,
                                LinkedHashMap::new));
    }

    /// The columns as a list to select; a number that is none becomes NULL.
    ///
    /// @param prefix where they come from, such as `r.`
    /// @param others what some of them are instead
    static String finite(Map<String, String> columns, String prefix, Map<String, String> others) {
        return columns.keySet().stream()
                .map(name ->
                        others.getOrDefault(
                                        name,
                                        "DOUBLE".equals(columns.get(name))
                                                ? finite(prefix + name)
                                                : prefix + name)
                                + " AS "
                                + name)
                .collect(Collectors.joining(", "));
    }

    private static String finite(String value) {
        return "CASE WHEN isfinite(" + value + ") THEN " + value + " END";
    }

    /// The names, separated by commas.
    static String names(Map<String, String> columns) {
        return String.join(", ", columns.keySet());
    }

    /// The columns as a struct of DuckDB's `read_csv`: `{'run_id':'VARCHAR',…}`.
    static String struct(Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> "'" + column.getKey() + "':'" + column.getValue() + "'")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /// The columns as the text of a structure of DuckDB's `json_transform`, which is JSON.
    static String structure(Map<String, String> columns) {
        return struct(columns).replace('\'', '"');
    }

    /// A relation with these columns and no row.
    static String nothing(Map<String, String> columns) {
        return columns.entrySet().stream()
                .map(column -> "CAST(NULL AS " + column.getValue() + ") AS " + column.getKey())
                .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }
}
