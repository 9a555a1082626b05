package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.runstore.Event;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.LiveRun;
import dev.alphatrail.runstore.Manifest.FileEntry;
import dev.alphatrail.trail.TextTable.Column;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One run on one page, for a person.
public final class RunSheet {
    private static final int TOP_ROWS = 10;
    private static final int HEAD = 12;

    /// What the writer says and has a line of its own, or is of no use to a person.
    private static final Set<String> SHOWN =
            Set.of(
                    "thread_id",
                    "idea",
                    "eval_mode",
                    "data_label",
                    "panel_sha256",
                    "n_alphas",
                    "n_passed",
                    "best_alpha_id",
                    "best_information_ratio",
                    "config_hash",
                    "tags",
                    "notes",
                    "version",
                    "replay_of",
                    "error");

    private final RunFacts facts;
    private final StringBuilder out = new StringBuilder();

    private RunSheet(RunFacts facts) {
        this.facts = facts;
    }

    /// The page.
    ///
    /// @param files whether to list the files
    /// @param width columns of the terminal, to which tables are cut
    /// @param now to tell ages by
    public static String text(NamedRun run, boolean files, int width, Instant now) {
        RunSheet sheet = new RunSheet(RunFacts.of(run));
        sheet.head(now);
        sheet.alphas(width);
        sheet.events(width);
        if (files) {
            sheet.files(width);
        }
        return sheet.out.toString();
    }

    /// The same for programs.
    ///
    /// @param files whether to list the files
    public static String json(NamedRun run, boolean files) {
        return TerminalText.json(JsonWriter.pretty(RunSheetJson.of(RunFacts.of(run), files)));
    }

    private void head(Instant now) {
        line("run", facts.id());
        when(now);
        line("status", status());
        facts.live().ifPresent(live -> progress(live, now));
        line("idea", facts.said("idea"));
        line("hypothesis", facts.hypothesis().orElse(""));
        line("thread", facts.said("thread_id"));
        line("mode", facts.said("eval_mode"));
        line("data", data());
        line("alphas", counts());
        line("tags", tags());
        lines("note", facts.said("notes"));
        line("replay of", facts.said("replay_of"));
        line("code", code());
        facts.said()
                .members()
                .forEach((key, value) -> {
                    if (!SHOWN.contains(key)) {
                        line(key, plain(value));
                    }
                });
        line("files", filesInAll());
        line("lies in", facts.path().toString());
        facts.troubles().forEach(trouble -> line("warning", trouble));
    }

    private void when(Instant now) {
        Optional<Instant> begun =
                facts.entry()
                        .map(IndexEntry::createdAt)
                        .or(() -> facts.live().map(LiveRun::startedAt));
        String took =
                facts.live()
                        .map(live -> ", " + age(live.startedAt(), now) + " ago")
                        .or(() ->
                                seconds()
                                        .map(seconds ->
                                                ", took " + Decimals.fixed(seconds, 1) + " s"))
                        .orElse("");
        begun.ifPresent(at -> line("begun", Moments.second(at) + " UTC" + took));
    }

    private Optional<Double> seconds() {
        return facts.saved()
                .map(run -> run.provenance().number("duration_seconds"))
                .filter(Double::isFinite);
    }

    private String status() {
        String state = facts.state().isEmpty() ? "unknown" : facts.state();
        String error = facts.said("error");
        String where =
                facts.deletedAt()
                        .map(at ->
                                "; in the trash since "
                                        + Moments.second(at)
                                        + " UTC, `alphatrail restore "
                                        + facts.id()
                                        + "` takes it out")
                        .orElse("");
        return state + (error.isEmpty() ? "" : ": " + error) + where;
    }

    private void progress(LiveRun live, Instant now) {
        line("stage", LiveText.stage(live));
        line("heard of", age(live.heartbeat(), now) + " ago");
        line("process", live.pid() + " on " + live.host());
        if (live.state() != LiveRun.State.RUNNING) {
            line(
                    "mend",
                    "`alphatrail doctor --salvage "
                            + live.runId()
                            + "` publishes what it wrote, --discard deletes it");
        }
    }

    private static String age(Instant since, Instant now) {
        return Moments.span(Duration.between(since, now));
    }

    private String data() {
        String label = facts.said("data_label");
        Optional<String> range =
                facts.saved()
                        .filter(run -> run.data("first_date").isPresent())
                        .map(run ->
                                ", "
                                        + number(run, "instruments")
                                        + " instruments, "
                                        + number(run, "dates")
                                        + " dates from "
                                        + number(run, "first_date")
                                        + " to "
                                        + number(run, "last_date"));
        return label.isEmpty() ? "" : label + range.orElse("");
    }

    private static String number(SavedRun run, String key) {
        return plain(run.data(key).orElse(Json.Null.NULL));
    }

    private String counts() {
        double tried = facts.said().number("n_alphas");
        return facts.live().isPresent() || Double.isNaN(tried)
                ? ""
                : plain(facts.said().find("n_passed").orElse(Json.Null.NULL))
                        + " of "
                        + Json.Num.of(tried)
                        + " passed the gates"
                        + (facts.said("best_alpha_id").isEmpty()
                                ? ""
                                : "; best "
                                        + facts.said("best_alpha_id")
                                        + ", IR "
                                        + Decimals.fixed(
                                                facts.said().number("best_information_ratio"), 2));
    }

    private String tags() {
        return facts.said().find("tags").orElse(Json.Null.NULL) instanceof Json.Obj tags
                ? tags.members().entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + plain(tag.getValue()))
                        .collect(Collectors.joining(", "))
                : "";
    }

    private String code() {
        String version = facts.said("version");
        Optional<String> commit =
                facts.saved()
                        .flatMap(run -> run.provenance().text("git_commit"))
                        .map(text -> text.substring(0, Math.min(10, text.length())));
        return version + commit.map(text -> ", commit " + text).orElse("");
    }

    private String filesInAll() {
        return facts.files().isEmpty()
                ? ""
                : facts.files().size()
                        + " files, "
                        + grouped(facts.files().stream().mapToLong(FileEntry::bytes).sum())
                        + " bytes";
    }

    private void alphas(int width) {
        List<SavedAlpha> ranked = facts.ranked();
        List<SavedAlpha> top = ranked.subList(0, Math.min(TOP_ROWS, ranked.size()));
        if (top.isEmpty()) {
            return;
        }
        List<Figure> figures =
                Arrays.stream(Figure.values())
                        .filter(figure ->
                                top.stream().anyMatch(a -> !Double.isNaN(a.figure(figure))))
                        .toList();
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("alpha", false, Column.UNCUT, Column.ALWAYS));
        columns.add(new Column("verdict", false, Column.UNCUT, 9));
        int importance = 8; // the first figures are the last to go
        for (Figure figure : figures) {
            columns.add(new Column(figure.head(), true, Column.UNCUT, importance--));
        }
        columns.add(new Column("formula", false, 16, 7));
        TextTable table = new TextTable(columns);
        for (SavedAlpha alpha : top) {
            List<String> row = new ArrayList<>(List.of(alpha.id(), facts.verdict(alpha)));
            figures.forEach(figure -> row.add(figure.text(alpha.figure(figure))));
            row.add(alpha.error().map(e -> e + ": " + alpha.formula()).orElse(alpha.formula()));
            table.row(row);
        }
        out.append('\n').append(table.fit(width));
        if (ranked.size() > top.size()) {
            out.append("and ")
                    .append(ranked.size() - top.size())
                    .append(" more in alpha_metrics.csv\n");
        }
    }

    private void events(int width) {
        if (facts.events().isEmpty()) {
            return;
        }
        TextTable table =
                new TextTable(
                        List.of(
                                new Column("since (UTC)", false, Column.UNCUT, Column.ALWAYS),
                                new Column("event", false, Column.UNCUT, Column.ALWAYS),
                                new Column("what", false, 20, 0)));
        for (Event event : facts.events()) {
            table.row(List.of(Moments.second(event.at()), event.word(), EventText.of(event)));
        }
        out.append('\n').append(table.fit(width));
    }

    private void files(int width) {
        TextTable table =
                new TextTable(
                        List.of(
                                new Column("bytes", true, Column.UNCUT, Column.ALWAYS),
                                new Column("file", false, Column.UNCUT, Column.ALWAYS)));
        for (FileEntry file : facts.files()) {
            table.row(List.of(grouped(file.bytes()), file.path()));
        }
        out.append('\n').append(table.fit(width));
    }

    /// A line of the head, unless there is nothing to say.
    private void line(String name, String value) {
        String safe = TerminalText.line(value);
        if (!safe.isEmpty()) {
            String head = TerminalText.line(name);
            out.append(head)
                    .repeat(' ', Math.max(1, HEAD - TerminalText.width(head)))
                    .append(safe)
                    .append('\n');
        }
    }

    /// The same of a text that may have several lines.
    private void lines(String name, String value) {
        String head = name;
        for (String line : value.lines().toList()) {
            line(head, line);
            head = "";
        }
    }

    private static String grouped(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }

    private static String plain(Json value) {
        return switch (value) {
            case Json.Str(String text) -> text;
            case Json.Null _ -> "";
            default -> JsonWriter.compact(value);
        };
    }
}
