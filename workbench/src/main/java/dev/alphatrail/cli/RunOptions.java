package dev.alphatrail.cli;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.EvaluationSection;
import dev.alphatrail.config.FactorsSection;
import dev.alphatrail.config.GeneratorSection;
import dev.alphatrail.config.Key;
import dev.alphatrail.config.MarketSection;
import dev.alphatrail.config.TrackingSection;
import dev.alphatrail.library.FactorLibrary;
import dev.alphatrail.library.NamedFormula;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The flags of `run` that stand for a key of the configuration, and so are stronger than
/// `--config` and `--set`.
final class RunOptions {
    /// One flag.
    ///
    /// @param param what the help shows for its value
    private record Flag(
            String name, String param, Key<?> key, boolean repeatable, String description) {}

    private static final List<Flag> FLAGS =
            List.of(
                    flag(
                            "--idea",
                            "TEXT",
                            GeneratorSection.IDEA,
                            "The trading idea in your words."),
                    flag(
                            "--eval-mode",
                            "MODE",
                            EvaluationSection.MODE,
                            "p0 quick look, p1 walk-forward, p2 with controls (default p2)."),
                    flag(
                            "--data",
                            "FILE",
                            MarketSection.DATA,
                            "Price file (CSV, plain or gzip); default: a synthetic market."),
                    flag(
                            "--sectors",
                            "FILE",
                            MarketSection.SECTORS,
                            "Sector file: instrument,sector."),
                    flag("--start", "DATE", MarketSection.START, "First date used."),
                    flag("--end", "DATE", MarketSection.END, "Last date used."),
                    repeatable(
                            "--factor",
                            "NAME=FORMULA",
                            FactorsSection.FORMULAS,
                            "A formula of your own; repeatable."),
                    flag(
                            "--top-k",
                            "N",
                            EvaluationSection.TOP_K,
                            "How many alphas are selected (default 3)."),
                    flag(
                            "--max-iterations",
                            "N",
                            GeneratorSection.MAX_ITERATIONS,
                            "Rounds of the generator (default 1)."),
                    flag(
                            "--target-ir",
                            "IR",
                            GeneratorSection.TARGET_IR,
                            "Stop iterating at this IR before the first test window."),
                    flag("--seed", "N", GeneratorSection.SEED, "Seed of the generator."),
                    flag(
                            "--n-quantiles",
                            "N",
                            EvaluationSection.N_QUANTILES,
                            "Tails hold 1/N of the names (default 5)."),
                    flag(
                            "--horizon",
                            "DAYS",
                            EvaluationSection.HORIZON,
                            "Forward return of p0 and of every IC (default 1)."),
                    flag(
                            "--runs-root",
                            "DIR",
                            TrackingSection.RUNS_ROOT,
                            "Where runs are kept (default runs)."),
                    flag(
                            "--save-run",
                            "BOOL",
                            TrackingSection.SAVE_RUN,
                            "false: evaluate and print, write nothing (default true)."),
                    flag(
                            "--save-daily-top",
                            "N",
                            TrackingSection.SAVE_DAILY_TOP,
                            "Daily series kept for the best N (default 1)."),
                    flag(
                            "--cache",
                            "DIR",
                            TrackingSection.CACHE,
                            "Keep values of formulas here for later runs."),
                    flag(
                            "--thread-id",
                            "NAME",
                            TrackingSection.THREAD_ID,
                            "Line of research (default main)."),
                    flag(
                            "--run-id",
                            "ID",
                            TrackingSection.RUN_ID,
                            "Id of the run instead of a generated one."),
                    flag("--notes", "TEXT", TrackingSection.NOTES, "Free text kept with the run."),
                    repeatable("--tag", "KEY=VALUE", TrackingSection.TAGS, "A tag; repeatable."));

    /// Adds a library or a file of formulas.
    private static final String LIBRARY = "--factor-library";

    /// Switches the generator off.
    private static final String NO_GENERATE = "--no-generate";

    /// Refuses formulas of which the check warns.
    private static final String STRICT = "--strict";

    private RunOptions() {}

    private static Flag flag(String name, String param, Key<?> key, String description) {
        return new Flag(name, param, key, false, description);
    }

    private static Flag repeatable(String name, String param, Key<?> key, String description) {
        return new Flag(name, param, key, true, description);
    }

    static void addTo(CommandSpec spec) {
        for (Flag flag : FLAGS) {
            spec.addOption(
                    OptionSpec.builder(flag.name())
                            .paramLabel(flag.param())
                            .description(flag.description())
                            .type(flag.repeatable() ? List.class : String.class)
                            .auxiliaryTypes(String.class)
                            .arity("1")
                            .build());
        }
        spec.addOption(
                OptionSpec.builder(LIBRARY)
                        .paramLabel("NAME|FILE")
                        .description(
                                "Published formulas ("
                                        + String.join(", ", FactorLibrary.builtIn())
                                        + ") or a file of your own; repeatable.")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .build());
        spec.addOption(onOff(NO_GENERATE, "Evaluate your own formulas only."));
        spec.addOption(onOff(STRICT, "Refuse formulas of which the formula check warns."));
    }

    /// A flag without a value.
    private static OptionSpec onOff(String name, String description) {
        return OptionSpec.builder(name)
                .description(description)
                .type(boolean.class)
                .arity("0")
                .build();
    }

    /// The configuration with every flag that was given.
    ///
    /// @throws dev.alphatrail.config.ConfigException when a value cannot be used
    static Configuration apply(ParseResult parsed, Configuration configuration) {
        Configuration result = configuration;
        for (Map.Entry<Flag, List<String>> given : given(parsed).entrySet()) {
            for (String word : given.getValue()) {
                result = result.withFlag(given.getKey().name(), given.getKey().key(), word);
            }
        }
        if (parsed.hasMatchedOption(LIBRARY)) {
            result = withLibraries(result, parsed.matchedOption(LIBRARY).stringValues());
        }
        if (parsed.hasMatchedOption(NO_GENERATE)) {
            result = result.withFlag(NO_GENERATE, GeneratorSection.ENABLED, "false");
        }
        return parsed.hasMatchedOption(STRICT)
                ? result.withFlag(STRICT, FactorsSection.STRICT, "true")
                : result;
    }

    /// The formulas of a file become formulas of the configuration, so that the run can be repeated
    /// without the file; what comes with Alphatrail is kept by name.
    private static Configuration withLibraries(Configuration configuration, List<String> words) {
        Configuration result = configuration;
        List<String> builtIn = words.stream().filter(FactorLibrary.builtIn()::contains).toList();
        if (!builtIn.isEmpty()) {
            result = result.withFlag(LIBRARY, FactorsSection.LIBRARY, String.join(",", builtIn));
        }
        for (String word : words) {
            if (!builtIn.contains(word)) {
                for (NamedFormula formula : FactorLibraries.file(word).formulas()) {
                    result =
                            result.withFlag(
                                    LIBRARY,
                                    FactorsSection.FORMULAS,
                                    formula.name() + "=" + formula.formula());
                }
            }
        }
        return result;
    }

    private static Map<Flag, List<String>> given(ParseResult parsed) {
        Map<Flag, List<String>> given = new LinkedHashMap<>();
        for (Flag flag : FLAGS) {
            if (parsed.hasMatchedOption(flag.name())) {
                given.put(flag, new ArrayList<>(parsed.matchedOption(flag.name()).stringValues()));
            }
        }
        return given;
    }
}
