package dev.alphatrail.sql;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// A store made by hand, line by line, and questions to it.
public final class SampleStore {
    private static final String ZEROS = "0".repeat(64);

    private final Path root;
    private final Optional<Path> userCache;
    private final StringWriter err = new StringWriter();

    public SampleStore(Path root) {
        this(root, Optional.empty());
    }

    SampleStore(Path root, Optional<Path> userCache) {
        this.root = root;
        this.userCache = userCache;
    }

    /// A run of format 2 that began at that minute of 2026-01-31, 9 o'clock.
    public SampleStore run(String id, int minute, String mode, String informationRatio) {
        return index(
                """
                {"schema_version":2,"run_id":"%s","created_at":"2026-01-31T09:%02d:05Z","status":"finished",\
                "thread_id":"main","idea":"Momentum","eval_mode":"%s","data_label":"us88","panel_sha256":null,\
                "n_alphas":8,"n_passed":3,"best_alpha_id":"a001","best_information_ratio":%s,\
                "config_hash":"c0ffee","tags":{"team":"eu","stage":"raw"},"notes":"first","version":"0.1.0",\
                "replay_of":null,"error":null,"manifest_sha256":"%s","previous_sha256":"%s"}\
                """
                        .formatted(id, minute, mode, informationRatio, ZEROS, ZEROS));
    }

    /// An event of format 2.
    ///
    /// @param members further ones, such as `,"note":"x"`
    SampleStore event(String kind, String id, String members) {
        return index(
                """
                {"schema_version":2,"event":"%s","run_id":"%s","at":"2026-01-31T10:00:05.123Z"%s,\
                "previous_sha256":"%s"}\
                """
                        .formatted(kind, id, members, ZEROS));
    }

    SampleStore alpha(String id, String alpha, String formula, String hash, String ratio) {
        return append(
                "factor_registry.jsonl",
                """
                {"schema_version":1,"run_id":"%s","alpha_id":"%s","formula":"%s","formula_hash":"%s","mode":"p2",\
                "information_ratio":%s,"wf_n_splits":5,"quality_gate_passed":true,"error":null}\
                """
                        .formatted(id, alpha, formula, hash, ratio));
    }

    SampleStore daily(String id, String alpha, String... rows) {
        return file(
                id + "/daily/" + alpha + "_oos_daily.csv",
                "datetime,gross_return,linear_cost,spread_cost,impact_cost,borrow_cost,net_return,turnover,gross_exposure,n_long,n_short,equity,drawdown\n"
                        + String.join("\n", rows)
                        + "\n");
    }

    static String day(String date, String net) {
        return date + ",0.02,0.001,0,0,," + net + ",0.3,1,5,5,1.01,0";
    }

    SampleStore index(String line) {
        return append("_index.jsonl", line);
    }

    SampleStore append(String name, String line) {
        try {
            Files.writeString(
                    root.resolve(name),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SampleStore file(String name, String text) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Path root() {
        return root;
    }

    SqlStore sql() {
        return SqlStore.open(root, userCache, new PrintWriter(err, true));
    }

    String asked(String query, AnswerForm form) {
        StringWriter out = new StringWriter();
        sql().print(query, form, Integer.MAX_VALUE, new PrintWriter(out));
        return out.toString();
    }

    /// The answer as CSV without its head, lines joined by `|`.
    String ask(String query) {
        return String.join("|", asked(query, AnswerForm.CSV).lines().skip(1).toList());
    }

    Json json(String query) {
        return JsonReader.parse(asked(query, AnswerForm.JSON), "answer", JsonLimits.DEFAULT);
    }

    /// What was told beside the answers.
    String err() {
        return err.toString();
    }

    /// The files of the cache in the root, sorted.
    List<String> cached() {
        Path cache = root.resolve(".cache/sql");
        if (!Files.isDirectory(cache)) {
            return List.of();
        }
        try (var files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
