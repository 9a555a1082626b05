package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.report.Markdown;

import java.util.Optional;

/// Values of runs as cells of Markdown: on one line, neither markup nor escapes, and not too long.
final class ComparisonCells {
    private static final int SHORT_HASH = 12;
    private static final int MAX_VALUE = 200;

    private ComparisonCells() {}

    static String text(String text) {
        return text(text, MAX_VALUE);
    }

    static String text(String text, int columns) {
        return Markdown.text(TerminalText.cut(TerminalText.line(text), columns));
    }

    static String code(String text) {
        return code(text, MAX_VALUE);
    }

    static String code(String text, int columns) {
        return text.isBlank()
                ? ""
                : Markdown.codeCell(TerminalText.cut(TerminalText.line(text), columns));
    }

    /// Texts without quotes, what is not there as nothing.
    static String value(Optional<Json> value) {
        return value(value, MAX_VALUE);
    }

    static String value(Optional<Json> value, int columns) {
        return value.map(json -> code(plain(json), columns)).orElse("");
    }

    /// A text as it is, anything else as JSON.
    static String plain(Json value) {
        return value instanceof Json.Str(String text) ? text : JsonWriter.compact(value);
    }

    /// A datum of a run by its key: hashes are shortened.
    static String datum(SavedRun run, String key) {
        return key.endsWith("sha256") ? hash(run.data(key)) : value(run.data(key));
    }

    static String version(SavedRun run) {
        return value(run.provenance().find("version"));
    }

    static String commit(SavedRun run) {
        boolean changed =
                run.provenance().find("git_dirty").equals(Optional.of(new Json.Bool(true)));
        return hash(run.provenance().find("git_commit")) + (changed ? " and changes" : "");
    }

    /// The status, and why a run failed.
    static String status(SavedRun run) {
        String status = run.provenance().text("status").orElse("");
        return run.provenance().text("error").map(error -> status + ": " + error).orElse(status);
    }

    private static String hash(Optional<Json> value) {
        return value.map(json -> json instanceof Json.Str(String text) ? code(shortened(text)) : "")
                .orElse("");
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }
}
