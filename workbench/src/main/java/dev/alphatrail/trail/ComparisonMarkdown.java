package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.trail.Comparison.Factor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// A comparison as a page of Markdown.
final class ComparisonMarkdown {
    /// What is compared of the data: keys of the result with their names for people.
    static final SequencedMap<String, String> DATA = dataKeys();

    private static final int SHORT_HASH = 12;
    private static final String ARROW = " → ";

    private final Comparison comparison;
    private final List<SavedRun> runs;

    ComparisonMarkdown(Comparison comparison) {
        this.comparison = comparison;
        this.runs = comparison.runs();
    }

    String text() {
        StringBuilder page = new StringBuilder("# Comparison of " + runs.size() + " runs\n\n");
        page.append(runs()).append('\n');
        cautions().forEach(caution -> page.append("> ").append(caution).append("\n\n"));
        page.append("## Configuration\n\n").append(configuration()).append('\n');
        page.append("## Data\n\n").append(data()).append('\n');
        page.append("## Code\n\n").append(code()).append('\n');
        page.append("## Best alphas\n\n").append(bestAlphas()).append('\n');
        page.append("## Same factors\n\n").append(sharedFactors());
        for (int run = 0; run < runs.size(); run++) {
            page.append(onlyIn(run));
        }
        return page.toString();
    }

    private String runs() {
        List<List<String>> rows = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            SavedRun saved = runs.get(run);
            rows.add(List.of(
                    Comparison.label(run),
                    Markdown.code(saved.name()),
                    Markdown.text(saved.provenance().text("start").orElse("")),
                    status(saved),
                    Markdown.text(saved.result().text("mode_used").orElse("")),
                    saved.alphas().isEmpty() ? "" : passed(saved) + "/" + saved.alphas().size(),
                    Markdown.text(idea(saved))));
        }
        return Markdown.table(List.of("", "run", "start", "status", "mode", "alphas", "idea"), rows);
    }

    private static String status(SavedRun run) {
        String status = Markdown.text(run.provenance().text("status").orElse(""));
        return run.provenance().text("error").map(error -> status + ": " + Markdown.text(error)).orElse(status);
    }

    private static long passed(SavedRun run) {
        return run.alphas().stream().filter(SavedAlpha::passed).count();
    }

    /// A run that failed has its idea in its settings only.
    private static String idea(SavedRun run) {
        return run.result().text("idea").orElseGet(() -> plain(Optional.ofNullable(run.config().get("generator.idea"))));
    }

    /// Why figures of these runs must not simply be held against each other.
    private List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        if (differ(run -> run.data("panel_sha256"))) {
            cautions.add("The data differ: a change below is not the doing of the settings alone.");
        }
        if (differ(run -> run.result().find("mode_used").orElse(Json.Null.NULL))) {
            cautions.add("The evaluation modes differ: a figure of one mode is defined otherwise in another.");
        }
        return cautions;
    }

    /// Runs without a result have nothing to differ in.
    private boolean differ(Function<SavedRun, Json> value) {
        return runs.stream().map(value).filter(json -> !(json instanceof Json.Null)).distinct().count() > 1;
    }

    private String configuration() {
        if (comparison.settings().isEmpty()) {
            return "No setting differs.\n";
        }
        return sideBySide("setting", comparison.settings().stream()
                .map(difference -> row(
                        Markdown.code(difference.key()),
                        difference.values().stream().map(value -> Markdown.code(plain(value))).toList()))
                .toList());
    }

    private String data() {
        List<List<String>> rows = new ArrayList<>();
        DATA.forEach((key, name) -> rows.add(row(name, runs.stream()
                .map(run -> run.data(key))
                .map(value -> key.endsWith("sha256") ? hash(value) : Markdown.code(plain(Optional.of(value))))
                .toList())));
        return sideBySide("", rows);
    }

    private String code() {
        return sideBySide("", List.of(provenance("version", "version"), commits(), provenance("replay of", "replay_of")));
    }

    private List<String> provenance(String name, String key) {
        return row(name, runs.stream().map(run -> Markdown.code(run.provenance().text(key).orElse(""))).toList());
    }

    private List<String> commits() {
        return row("commit", runs.stream()
                .map(SavedRun::provenance)
                .map(run -> hash(run.find("git_commit").orElse(Json.Null.NULL))
                        + (run.find("git_dirty").equals(Optional.of(new Json.Bool(true))) ? " (changed)" : ""))
                .toList());
    }

    private String bestAlphas() {
        List<List<String>> rows = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            String label = Comparison.label(run);
            rows.add(runs.get(run).best().map(alpha -> alphaRow(label, alpha)).orElseGet(() -> noAlpha(label)));
        }
        return Markdown.table(alphaHead("run"), rows);
    }

    private static List<String> noAlpha(String label) {
        List<String> row = new ArrayList<>(List.of(label));
        row.addAll(Collections.nCopies(Figure.values().length + 2, ""));
        row.set(1, "none selected");
        return row;
    }

    private String sharedFactors() {
        List<List<String>> rows = comparison.factors().stream()
                .filter(factor -> factor.runs() > 1)
                .map(this::sharedRow)
                .toList();
        if (rows.isEmpty()) {
            return "No factor was tried in more than one run.\n";
        }
        List<String> head = new ArrayList<>(List.of("alpha"));
        for (Figure figure : Figure.values()) {
            head.add(figure.title());
        }
        head.add("formula");
        return "Aligned by the hash of the formula; in parentheses the change against the first run that tried it.\n\n"
                + Markdown.table(head, rows);
    }

    private List<String> sharedRow(Factor factor) {
        List<String> row = new ArrayList<>(List.of(ids(factor)));
        for (Figure figure : Figure.values()) {
            row.add(change(factor, figure));
        }
        row.add(Markdown.code(factor.formula()));
        return row;
    }

    /// The id where all that tried it have the same, else each with the name of its run.
    private String ids(Factor factor) {
        List<String> ids = factor.alphas().stream().flatMap(Optional::stream).map(SavedAlpha::id).distinct().toList();
        if (ids.size() == 1 && factor.runs() == runs.size()) {
            return Markdown.code(ids.getFirst());
        }
        List<String> named = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            String label = Comparison.label(run);
            factor.alphas().get(run).ifPresent(alpha -> named.add(label + " " + Markdown.code(alpha.id())));
        }
        return String.join(", ", named);
    }

    /// `0.52 → 0.61 (+0.09)`, or one value when all are the same.
    private static String change(Factor factor, Figure figure) {
        List<String> steps = new ArrayList<>();
        boolean changed = false;
        boolean known = false;
        for (int run = 0; run < factor.alphas().size(); run++) {
            if (factor.alphas().get(run).isPresent()) {
                String value = figure.text(factor.figure(figure, run));
                String change = run == factor.first() ? "" : figure.change(factor.change(figure, run));
                changed |= !steps.isEmpty() && factor.change(figure, run) != 0;
                known |= !value.isEmpty();
                steps.add(change.isEmpty() ? value : value + " (" + change + ")");
            }
        }
        if (!known) {
            return "";
        }
        return changed ? String.join(ARROW, steps).strip() : steps.getFirst() + " (=)";
    }

    private String onlyIn(int run) {
        List<List<String>> rows = comparison.factors().stream()
                .filter(factor -> factor.runs() == 1)
                .flatMap(factor -> factor.alphas().get(run).stream())
                .map(alpha -> alphaRow(Markdown.code(alpha.id()), alpha))
                .toList();
        return rows.isEmpty()
                ? ""
                : "\n## Only in " + Comparison.label(run) + "\n\n" + Markdown.table(alphaHead(""), rows);
    }

    private static List<String> alphaHead(String first) {
        List<String> head = new ArrayList<>(List.of(first));
        for (Figure figure : Figure.values()) {
            head.add(figure.title());
        }
        head.add("formula");
        return head;
    }

    private static List<String> alphaRow(String first, SavedAlpha alpha) {
        List<String> row = new ArrayList<>(List.of(first));
        for (Figure figure : Figure.values()) {
            row.add(figure.text(alpha.figure(figure)));
        }
        row.add(Markdown.code(alpha.formula()) + alpha.error().map(error -> " " + Markdown.text(error)).orElse(""));
        return row;
    }

    private String sideBySide(String what, List<List<String>> rows) {
        List<String> labels = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            labels.add(Comparison.label(run));
        }
        return Markdown.table(row(what, labels), rows);
    }

    private static List<String> row(String first, List<String> others) {
        List<String> row = new ArrayList<>(List.of(first));
        row.addAll(others);
        return row;
    }

    private static String hash(Json value) {
        return value instanceof Json.Str(String text)
                ? Markdown.code(text.substring(0, Math.min(SHORT_HASH, text.length())))
                : "";
    }

    /// Texts without quotes, missing as nothing.
    private static String plain(Optional<Json> value) {
        return switch (value.orElse(Json.Null.NULL)) {
            case Json.Str(String text) -> text;
            case Json.Null _ -> value.isPresent() ? "null" : "";
            case Json other -> JsonWriter.compact(other);
        };
    }

    private static SequencedMap<String, String> dataKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("label", "data");
        keys.put("panel_sha256", "fingerprint");
        keys.put("first_date", "first day");
        keys.put("last_date", "last day");
        keys.put("dates", "days");
        keys.put("instruments", "instruments");
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keys));
    }
}
