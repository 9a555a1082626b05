package dev.alphatrail.cli;

import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.audit.Moved;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.FactorsSection;
import dev.alphatrail.config.MarketSection;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.packed.Markets;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.trail.Auditor;
import dev.alphatrail.trail.Auditor.Outcome;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// `alphatrail factors audit`: does this factor, or this whole evaluation, look ahead?
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Prove on your data that a formula, or a whole run, does not look ahead: change and cut"
                + " off what comes after a date, in several ways at several dates; nothing up to"
                + " that date may move by a bit. Data older than the look-back are changed, too.",
            "Exit code 0: nothing moved; 3: something did, and the first place is told; 1: there"
                    + " was no value to compare."
        })
final class FactorsAuditCommand implements Callable<Integer> {
    private static final Pattern RUN_NAME = Pattern.compile("[A-Za-z0-9_@.-]+");

    private final PrintWriter out;
    private final PrintWriter err;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FORMULA|RUN",
            description =
                    "A formula, or a run: its id, the beginning of it, @latest, @-1, or its"
                            + " directory.")
    private String target = "";

    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Mixin private final StoreOption store = new StoreOption();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "The price file; default: a synthetic market. For a run: where its data lie"
                            + " now.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--sectors",
            paramLabel = "FILE",
            description = "Sector file that goes with it. For a run: where its own lies now.")
    private Optional<String> sectors = Optional.empty();

    @Mixin private final MovedFileOptions moved = new MovedFileOptions();

    @Option(
            names = "--cuts",
            paramLabel = "N",
            defaultValue = "5",
            description = "At how many dates the data are split (default: ${DEFAULT-VALUE}).")
    private int cuts = 5;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final BiFunction<Panel, Formula, Matrix> engine;

    FactorsAuditCommand(PrintWriter out, PrintWriter err) {
        this(out, err, Auditor.ENGINE);
    }

    /// Audits an engine of the caller's own.
    FactorsAuditCommand(
            PrintWriter out, PrintWriter err, BiFunction<Panel, Formula, Matrix> engine) {
        this.out = out;
        this.err = err;
        this.engine = engine;
    }

    @Override
    public Integer call() {
        if (cuts < 1 || cuts > 1_000) {
            throw new ParameterException(
                    spec.commandLine(), "--cuts is " + cuts + ", must be 1 to 1000");
        }
        Optional<Outcome> outcome;
        try (Waiting waiting = Waiting.on(err, "auditing")) {
            Auditor auditor = new Auditor(cuts, waiting::step, engine);
            Optional<RunDirectory> run = run();
            requireApplicable(run.isPresent());
            outcome =
                    run.isPresent()
                            ? Optional.of(auditor.run(run.get(), moved.files(data, sectors)))
                            : formula(auditor);
        }
        outcome.ifPresent(this::show);
        out.flush();
        err.flush();
        return outcome.map(found -> found.moved().isPresent() ? 3 : 0).orElse(1);
    }

    /// A run has settings of its own, and a formula holds no books; what would be ignored is
    /// refused.
    private void requireApplicable(boolean run) {
        if (run && options.any()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--config and --set are for a formula: a run is audited under its own settings;"
                            + " leave them out");
        }
        if (!run && moved.any()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--hard-to-borrow and --borrow-rates are for a run, and "
                            + TerminalText.line(target)
                            + " is none; leave them out");
        }
    }

    /// The run that is meant; empty when it is a formula.
    private Optional<RunDirectory> run() {
        boolean named =
                RUN_NAME.matcher(target).matches()
                        && (target.startsWith("@") || store.store().lookup(target).isPresent());
        return named || isRunDirectory(target)
                ? Optional.of(store.finder().published(target).directory())
                : Optional.empty();
    }

    private static boolean isRunDirectory(String text) {
        return text.indexOf('\0') < 0 && Files.isRegularFile(Path.of(text, StudyArtifacts.CONFIG));
    }

    private Optional<Outcome> formula(Auditor auditor) {
        Configuration config = options.configuration();
        if (data.isPresent()) {
            config = config.withFlag("--data", MarketSection.DATA, data.get());
        }
        if (sectors.isPresent()) {
            config = config.withFlag("--sectors", MarketSection.SECTORS, sectors.get());
        }
        try {
            Formula formula = Formula.parse(target, FactorsSection.limits(config));
            return Optional.of(
                    auditor.formula(formula, Markets.load(MarketSection.settings(config))));
        } catch (FormulaException e) {
            err.println(e.withCaret());
            if (RUN_NAME.matcher(target).matches()) {
                err.println("and no run in " + store.store().root() + " is named so");
            }
            return Optional.empty();
        }
    }

    private void show(Outcome outcome) {
        if (json) {
            out.print(JsonWriter.pretty(json(outcome)));
            return;
        }
        outcome.remarks().forEach(remark -> out.println("note: " + TerminalText.line(remark)));
        int factors = outcome.factors().size();
        String over =
                outcome.experiments()
                        + " experiments on "
                        + factors
                        + (factors == 1 ? " factor, " : " factors, ")
                        + outcome.compared()
                        + (outcome.compared() == 1 ? " value compared, " : " values compared, ")
                        + TerminalText.line(outcome.label());
        out.println(
                outcome.moved()
                        .map(moved -> "looks ahead: " + line(moved))
                        .orElse("nothing moved: " + over));
    }

    private static String line(Moved moved) {
        String where = moved.instrument().isEmpty() ? "" : " of " + moved.instrument();
        boolean digest = Double.isNaN(moved.before()) && Double.isNaN(moved.after());
        return TerminalText.line(
                moved.subject()
                        + ": "
                        + moved.figure()
                        + where
                        + " on "
                        + moved.date()
                        + (digest ? " differs" : " was " + moved.before() + ", is " + moved.after())
                        + " ("
                        + moved.experiment()
                        + ")");
    }

    private static Json.Obj json(Outcome outcome) {
        return Json.object()
                .put("data_label", outcome.label())
                .put("factors", outcome.factors().sequencedKeySet().stream().toList())
                .put("experiments", outcome.experiments())
                .put("values_compared", outcome.compared())
                .put("remarks", outcome.remarks())
                .put("looks_ahead", outcome.moved().isPresent())
                .put("moved", outcome.moved().map(FactorsAuditCommand::json))
                .build();
    }

    private static Json.Obj json(Moved moved) {
        return Json.object()
                .put("factor", moved.subject())
                .put("figure", moved.figure())
                .put("experiment", moved.experiment())
                .put("date", moved.date().toString())
                .put("instrument", moved.instrument())
                .put("before", moved.before())
                .put("after", moved.after())
                .build();
    }
}
