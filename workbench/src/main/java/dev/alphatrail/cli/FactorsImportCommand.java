package dev.alphatrail.cli;

import dev.alphatrail.cli.LibraryCheck.Entry;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.FactorsSection;
import dev.alphatrail.formula.Finding;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.library.FactorLibrary;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail factors import`: a list of formulas from elsewhere, read into this language.
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Read a file of formulas in any of the spellings: one a line (name = formula), CSV with"
                    + " the columns name and formula, JSON or YAML.",
            "Exit code 0: all were read; 1: some were not, or have a warning or an error with"
                    + " --strict."
        })
final class FactorsImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The formulas.")
    private String file = "";

    @Mixin private final MarketOptions options = new MarketOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Write what was read, in this language: a configuration (.yaml, .json) or a"
                            + " list (any other name), each good for run.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--strict",
            description = "Exit with 1 when a formula has a warning or an error, too.")
    private boolean strict;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Output out = Output.of(spec);
        Configuration config = options.configuration();
        FactorLibrary library = FactorLibraries.file(file);
        List<Entry> entries =
                LibraryCheck.of(
                        library, MarketOptions.names(config), FactorsSection.limits(config));
        if (json) {
            out.json(FactorsListCommand.json(library, entries));
        } else {
            show(entries, out);
        }
        output.ifPresent(path -> {
            write(path, entries);
            if (!json) {
                out.line("written to " + path);
            }
        });
        boolean refused =
                (strict || config.get(FactorsSection.STRICT))
                        && entries.stream().anyMatch(Entry::faulty);
        boolean read = entries.stream().allMatch(entry -> entry.written().isPresent());
        return read && !refused ? 0 : 1;
    }

    private static void show(List<Entry> entries, Output out) {
        Map<String, String> firstOf = new HashMap<>();
        for (Entry entry : entries) {
            String name = entry.named().name();
            String place = "line " + entry.named().line() + "  " + name + "  ";
            out.text(place + entry.written().map(Formula::canonical).orElse("not read") + "\n");
            entry.written()
                    .ifPresent(formula -> {
                        formula.readings().forEach(reading -> note(reading.line(), out));
                        String first = firstOf.putIfAbsent(formula.identity(), name);
                        if (first != null) {
                            note("the same factor as " + first, out);
                        }
                    });
            if (entry.computable()) {
                worst(entry).ifPresent(line -> out.text("  " + line + "\n"));
            }
            entry.refusal()
                    .ifPresent(refusal -> {
                        String kind =
                                entry.written().isEmpty() ? "error: " : "not computable here: ";
                        // the lines with formula and caret are plain and laid out already
                        out.text((kind + refusal.caret()).indent(2));
                    });
        }
        long read = entries.stream().filter(entry -> entry.written().isPresent()).count();
        long computable = entries.stream().filter(Entry::computable).count();
        long warned = entries.stream().filter(Entry::computable).filter(Entry::warned).count();
        out.line("");
        out.line(
                Findings.count(entries.size(), "formula", "formulas")
                        + ": "
                        + read
                        + " read, "
                        + (entries.size() - read)
                        + " not; "
                        + computable
                        + " computable"
                        + (warned == 0 ? "" : ", " + warned + " with warnings"));
    }

    /// The first of the worst findings, and how many others there are.
    private static Optional<String> worst(Entry entry) {
        List<Finding> findings = entry.findings();
        return findings.stream()
                .min(Comparator.comparing(Finding::severity))
                .map(finding ->
                        FormulaReport.word(finding.severity())
                                + ": "
                                + TerminalText.line(finding.line(entry.named().formula()))
                                + (findings.size() == 1
                                        ? ""
                                        : ", and "
                                                + Findings.count(
                                                        findings.size() - 1,
                                                        "other finding",
                                                        "other findings")));
    }

    private static void note(String text, Output out) {
        out.text("  note: " + TerminalText.line(text) + "\n");
    }

    private static void write(Path path, List<Entry> entries) {
        String name = path.toString();
        String text =
                name.endsWith(".yaml") || name.endsWith(".yml")
                        ? yaml(entries)
                        : name.endsWith(".json") ? jsonText(entries) : list(entries);
        try {
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw OutputFiles.failure(path, e);
        }
    }

    private static String list(List<Entry> entries) {
        StringBuilder out = new StringBuilder();
        entries.forEach(entry ->
                entry.written()
                        .map(Formula::canonical)
                        .ifPresent(formula ->
                                out.append(entry.named().name())
                                        .append(" = ")
                                        .append(formula)
                                        .append('\n')));
        return out.toString();
    }

    /// A formula of this language has no quote in it.
    private static String yaml(List<Entry> entries) {
        StringBuilder out = new StringBuilder("factors:\n  formulas:\n");
        entries.forEach(entry ->
                entry.written()
                        .map(Formula::canonical)
                        .ifPresent(formula ->
                                out.append("    ")
                                        .append(entry.named().name())
                                        .append(": '")
                                        .append(formula)
                                        .append("'\n")));
        return out.toString();
    }

    private static String jsonText(List<Entry> entries) {
        Json.Builder formulas = Json.object();
        entries.forEach(entry ->
                entry.written()
                        .map(Formula::canonical)
                        .ifPresent(formula -> formulas.put(entry.named().name(), formula)));
        Json section = Json.object().put("formulas", formulas.build()).build();
        return JsonWriter.pretty(Json.object().put("factors", section).build());
    }
}
