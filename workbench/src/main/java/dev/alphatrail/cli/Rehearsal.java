package dev.alphatrail.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/// What the launcher runs once after a build, so that the JDK's AOT cache learns which classes and
/// methods the program needs: a few commands as users type them, in one process.
///
/// It is started in an empty folder that is removed afterwards. A command that users wait for
/// belongs here.
final class Rehearsal {
    private static final int DAYS = 400;
    private static final int NAMES = 40;
    private static final int FORMULAS = 500;

    private Rehearsal() {}

    /// Fails when a command did not do its work.
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of("prices.csv"), prices());
        Files.createDirectory(Path.of("tried"));
        Files.writeString(Path.of("tried/factor_registry.jsonl"), registry());
        List<List<String>> commands =
                List.of(
                        List.of("--version"),
                        List.of("--help"),
                        List.of("run", "--idea", "Momentum + liquidity", "--data", "prices.csv"),
                        List.of("data", "pack", "prices.csv"),
                        List.of("run", "--idea", "Reversal", "--data", "prices.atp"),
                        List.of("list"),
                        List.of("show", "@latest"),
                        List.of("tag", "@latest", "a=b"),
                        List.of("verify"),
                        List.of("doctor"),
                        List.of("reindex"),
                        List.of("watch", "--once"),
                        List.of("complete", "runs", "2"),
                        List.of("compare", "LATEST", "LATEST"),
                        List.of("config"),
                        List.of("factors", "list"),
                        List.of("factors", "check", "rank(close)"),
                        List.of("factors", "similar", "rank(close)", "--runs-root", "tried"));
        for (List<String> command : commands) {
            if (Main.run(command.toArray(String[]::new)) != 0) {
                throw new IllegalStateException("rehearsal failed: " + command);
            }
        }
        // where DuckDB does not run, all else still starts quickly
        Main.run("sql", "select status, count(*), max(created_at) from runs group by all");
    }

    /// Formulas of many kinds.
    private static String registry() {
        var random = new SplittableRandom(2);
        var lines = new StringBuilder();
        for (int i = 0; i < FORMULAS; i++) {
            lines.append("{\"schema_version\":1,\"run_id\":\"r\",\"alpha_id\":\"a")
                    .append(i)
                    .append("\",\"formula\":\"")
                    .append(formula(random, 3))
                    .append("\",\"formula_hash\":\"")
                    .append(i)
                    .append("\",\"mode\":\"p2\",\"information_ratio\":0.5,\"error\":null}\n");
        }
        return lines.toString();
    }

    private static String formula(SplittableRandom random, int depth) {
        if (depth == 0) {
            return List.of("close", "open", "volume", "returns(close, 1)", "vwap")
                    .get(random.nextInt(5));
        }
        String x = formula(random, depth - 1);
        String window = ", " + random.nextInt(2, 60) + ")";
        return switch (random.nextInt(6)) {
            case 0 -> "rank(" + x + ")";
            case 1 -> "zscore(" + x + ")";
            case 2 -> "ts_mean(" + x + window;
            case 3 -> "ts_delta(" + x + window;
            case 4 -> "ts_corr(" + x + ", " + formula(random, depth - 1) + window;
            default ->
                    "("
                            + x
                            + List.of(" + ", " - ", " * ", " / ").get(random.nextInt(4))
                            + formula(random, depth - 1)
                            + ")";
        };
    }

    /// Random walks as a price file.
    private static String prices() {
        var random = new SplittableRandom(1);
        double[] close = new double[NAMES];
        var csv = new StringBuilder("datetime,instrument,open,high,low,close,adj_close,volume\n");
        for (int t = 0; t < DAYS; t++) {
            for (int i = 0; i < NAMES; i++) {
                close[i] = Math.max(5, close[i] + random.nextInt(-200, 201) / 100.0);
                csv.append(LocalDate.ofEpochDay(18_000 + t)).append(",N").append(i);
                for (double price : new double[] {close[i], close[i] + 1, close[i] - 1, close[i]}) {
                    csv.append(',').append(Math.round(price * 1e6) / 1e6);
                }
                csv.append(',').append(Math.round(close[i] * 0.99 * 1e6) / 1e6);
                csv.append(',').append(random.nextInt(1_000, 1_000_000)).append('\n');
            }
        }
        return csv.toString();
    }
}
