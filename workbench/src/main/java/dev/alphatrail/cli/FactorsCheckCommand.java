package dev.alphatrail.cli;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.FactorsSection;
import dev.alphatrail.config.MarketSection;
import dev.alphatrail.engine.DeadFactors;
import dev.alphatrail.engine.ZeroDivisors;
import dev.alphatrail.formula.Finding;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.packed.Markets;
import dev.alphatrail.panel.Panel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail factors check`: is this text a formula, and does it mean what was meant?
///
/// Exits with 1 when the formula cannot be a factor, with 0 otherwise; a warning refuses it only
/// where `factors.strict` is on.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description =
                "Parse a formula, explain it and warn of what hardly makes sense. With --data it is"
                        + " computed, too: whether it tells names apart on the last 250 dates, and"
                        + " whether its divisors are rarely 0.")
final class FactorsCheckCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "FORMULA", description = "Such as 'rank(returns(close, 20))'.")
    private String text = "";

    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Check against the fields and dates of this price file.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--sectors",
            paramLabel = "FILE",
            description = "Sector file that goes with it.")
    private Optional<String> sectors = Optional.empty();

    @Option(names = "--strict", description = "Refuse what is warned of, too.")
    private boolean strict;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    FactorsCheckCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Configuration config = configuration();
        Optional<Panel> panel =
                config.get(MarketSection.DATA).isPresent()
                        ? Optional.of(Markets.load(MarketSection.settings(config)).panel())
                        : Optional.empty();
        FormulaNames names = panel.map(FormulaNames::of).orElse(FormulaNames.OF_ANY_MARKET);
        try {
            Formula written = Formula.parse(text, FactorsSection.limits(config));
            Formula formula = written.on(names.vocabulary());
            List<Finding> findings = new ArrayList<>(written.readings());
            findings.addAll(written.lint(names.vocabulary(), names.dates()));
            panel.ifPresent(known -> {
                findings.addAll(ZeroDivisors.findings(formula.root(), known));
                if (FormulaReport.accepted(findings, false)) {
                    DeadFactors.finding(formula, known).ifPresent(findings::add);
                }
            });
            boolean refuseWarnings = config.get(FactorsSection.STRICT);
            out.print(
                    json
                            ? JsonWriter.pretty(
                                    FormulaReport.json(formula, findings, refuseWarnings))
                            : FormulaReport.text(formula, findings));
            return FormulaReport.accepted(findings, refuseWarnings) ? 0 : 1;
        } catch (FormulaException e) {
            refuse(e);
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private Configuration configuration() {
        Configuration config = options.configuration();
        if (data.isPresent()) {
            config = config.withFlag("--data", MarketSection.DATA, data.get());
        }
        if (sectors.isPresent()) {
            config = config.withFlag("--sectors", MarketSection.SECTORS, sectors.get());
        }
        if (strict) {
            config = config.withFlag("--strict", FactorsSection.STRICT, "true");
        }
        return config;
    }

    private void refuse(FormulaException e) {
        if (json) {
            out.print(
                    JsonWriter.pretty(
                            Json.object()
                                    .put("formula", text)
                                    .put("accepted", false)
                                    .put("error", Optional.ofNullable(e.getMessage()))
                                    .put("column", e.span().column())
                                    .build()));
        } else {
            err.println(e.withCaret());
        }
    }
}
