package dev.alphatrail.exchange;

import dev.alphatrail.sql.SqlStore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Runs as three Parquet files, `runs.parquet`, `alphas.parquet` and `daily.parquet`, with the
/// columns of the views of the same names in `docs/sql.md`.
public final class ParquetExport {
    private static final Map<String, String> ORDERS = orders();

    private ParquetExport() {}

    private static Map<String, String> orders() {
        Map<String, String> orders = new LinkedHashMap<>();
        orders.put("runs", "created_at, run_id");
        orders.put("alphas", "run_id, alpha_id");
        orders.put("daily", "run_id, alpha_id, datetime");
        return orders;
    }

    /// Writes a directory of the files.
    ///
    /// @param runs empty for all that are in the store
    /// @throws dev.alphatrail.trail.TrailException when the directory exists or cannot be written
    public static void write(SqlStore store, Optional<List<StoredRun>> runs, Path directory) {
        String condition =
                runs.map(some ->
                                some.stream()
                                        .map(run -> "'" + run.id() + "'")
                                        .collect(
                                                Collectors.joining(
                                                        ", ", " where run_id in (", ")")))
                        .orElse("");
        Destination.write(
                directory,
                fresh -> {
                    Files.createDirectory(fresh);
                    ORDERS.forEach((view, order) ->
                            store.writeParquet(
                                    "select * from " + view + condition + " order by " + order,
                                    fresh.resolve(view + ".parquet")));
                });
    }
}
