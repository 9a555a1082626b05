package dev.alphatrail.trail;

import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.audit.Audited;
import dev.alphatrail.audit.EvaluationAudit;
import dev.alphatrail.audit.FactorAudit;
import dev.alphatrail.audit.Listener;
import dev.alphatrail.audit.Moved;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.study.Evaluators;
import dev.alphatrail.study.StudySpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/// Proves on a user's data that factors, and the evaluation of a run, do not look ahead.
///
/// @param cuts at how many dates the data are split, ≥ 1
/// @param listener hears of each experiment
/// @param engine what computes the values that are audited: formula and panel → factor values
public record Auditor(int cuts, Listener listener, BiFunction<Panel, Formula, Matrix> engine) {
    /// The engine that runs use.
    public static final BiFunction<Panel, Formula, Matrix> ENGINE =
            (panel, formula) -> new FactorEngine(panel).evaluate(formula.root());

    /// What an audit found.
    ///
    /// @param label the data
    /// @param factors the formulas that were audited, by name
    /// @param experiments how many were made
    /// @param compared values of the factors that were compared in them, without missing ones, ≥ 1
    ///   when nothing moved
    /// @param remarks what was left out, one line each
    /// @param moved the first place that moved; empty when none did
    public record Outcome(
            String label,
            SequencedMap<String, Formula> factors,
            int experiments,
            long compared,
            List<String> remarks,
            Optional<Moved> moved) {
        public Outcome {
            remarks = List.copyOf(remarks);
        }
    }

    /// Audits a formula.
    ///
    /// @throws dev.alphatrail.formula.FormulaException when the market lacks one of its names
    /// @throws TrailException when it has no value that could be compared
    public Outcome formula(Formula formula, MarketData market) {
        SequencedMap<String, Formula> factors = new LinkedHashMap<>();
        factors.put("formula", formula.on(vocabulary(market.panel())));
        return new Work(market).factors(factors);
    }

    /// Audits the factors of a run that have figures, and their whole evaluation.
    ///
    /// @param moved where files of the run lie now
    /// @throws TrailException when it is no run with a result, or its data are not what they were
    public Outcome run(RunDirectory run, MovedFiles moved) {
        SavedRun saved = SavedRun.read(run);
        Configuration configuration = moved.in(configuration(run));
        StudySpec spec = configuration.toStudySpec();
        MarketData market = moved.load(configuration);
        requireSame(market, saved);
        SequencedMap<String, Formula> factors = new LinkedHashMap<>();
        saved.alphas().stream()
                .filter(alpha -> alpha.error().isEmpty())
                .forEach(alpha ->
                        factors.put(
                                alpha.id(),
                                Formula.parse(alpha.formula(), spec.rules().limits())
                                        .on(vocabulary(market.panel()))));
        if (factors.isEmpty()) {
            throw new TrailException(
                    run.name() + " has no alpha with figures, so there is nothing to audit");
        }
        Work work = new Work(market);
        Outcome values = work.factors(factors);
        return values.moved().isPresent() ? values : work.evaluation(factors, spec, values);
    }

    /// An audit on one market.
    private final class Work {
        private final MarketData market;
        private int done;

        Work(MarketData market) {
            this.market = market;
        }

        Outcome factors(SequencedMap<String, Formula> factors) {
            FactorAudit audit = new FactorAudit(market.panel(), cuts, engine);
            int total = factors.values().stream().mapToInt(audit::experiments).sum();
            List<String> remarks = new ArrayList<>();
            Optional<Moved> moved = Optional.empty();
            long compared = 0;
            for (Map.Entry<String, Formula> factor : factors.entrySet()) {
                Formula formula = factor.getValue();
                if (formula.usesWholeHistory()) {
                    remarks.add(
                            factor.getKey()
                                    + " uses all history, so its look-back was not held against"
                                    + " older data");
                }
                Audited found = audit.audit(factor.getKey(), formula, (_, _) -> step(total));
                compared += found.compared();
                moved = found.moved();
                if (moved.isPresent()) {
                    break;
                }
                idle(factor.getKey(), found, audit.experiments(formula)).ifPresent(remarks::add);
            }
            if (compared == 0 && moved.isEmpty()) {
                throw new TrailException(nothingCompared(factors));
            }
            return new Outcome(market.label(), factors, done, compared, remarks, moved);
        }

        private Optional<String> idle(String name, Audited found, int experiments) {
            return found.idle() == 0
                    ? Optional.empty()
                    : Optional.of(
                            name
                                    + " was compared in "
                                    + (experiments - found.idle())
                                    + " of "
                                    + experiments
                                    + " experiments: for the others it has no value, or the data"
                                    + " do not reach back behind its look-back");
        }

        private String nothingCompared(SequencedMap<String, Formula> factors) {
            int lookback = factors.values().stream().mapToInt(Formula::lookback).min().orElse(0);
            int dates = market.panel().dates();
            String what =
                    "nothing could be compared: "
                            + String.join(", ", factors.sequencedKeySet())
                            + (factors.size() == 1 ? " has" : " have")
                            + " no value on any date before a cut of "
                            + market.label();
            return lookback > dates - 2
                    ? what
                            + ", for it looks back "
                            + lookback
                            + " days and there are "
                            + dates
                            + " dates; shorten the window, or take a longer market"
                    : what
                            + "; mend the formula, or take data on which it has values"
                            + " (alphatrail factors values shows them)";
        }

        Outcome evaluation(SequencedMap<String, Formula> factors, StudySpec spec, Outcome values) {
            EvaluationAudit audit =
                    new EvaluationAudit(
                            market.panel(),
                            panel -> Evaluators.of(spec, market.borrow(), panel),
                            cuts);
            List<String> remarks = new ArrayList<>(values.remarks());
            if (!audit.applies()) {
                remarks.add("p0 holds no books, so only the values of the factors were audited");
                return new Outcome(
                        market.label(),
                        factors,
                        done,
                        values.compared(),
                        remarks,
                        Optional.empty());
            }
            int before = done;
            int total = before + audit.experiments(factors.size());
            if (total == before) {
                remarks.add(
                        "on every date some name pauses, so the books could not be audited: only"
                                + " the values of the factors were");
            }
            Optional<Moved> moved = audit.audit(factors, (_, _) -> step(total));
            return new Outcome(market.label(), factors, done, values.compared(), remarks, moved);
        }

        private void step(int total) {
            listener.step(++done, total);
        }
    }

    private static Vocabulary vocabulary(Panel panel) {
        return new Vocabulary(panel.fieldNames(), panel.groupingNames());
    }

    private static Configuration configuration(RunDirectory run) {
        String source = run.path().resolve(StudyArtifacts.CONFIG).toString();
        byte[] bytes = run.read(StudyArtifacts.CONFIG, JsonLimits.DEFAULT.maxBytes());
        if (JsonReader.parse(bytes, source, JsonLimits.DEFAULT) instanceof Json.Obj object) {
            return Configuration.fromJson(object, source);
        }
        throw new TrailException(source + " holds no JSON object");
    }

    private static void requireSame(MarketData market, SavedRun saved) {
        Optional<String> known = saved.provenance().text("panel_sha256");
        String now = market.fingerprint().panelSha256();
        if (known.isPresent() && !known.get().equals(now)) {
            throw new TrailException(
                    "the data of "
                            + saved.name()
                            + " are not what they were: panel_sha256 was "
                            + known.get()
                            + " and is "
                            + now
                            + "; name the file it was made on with "
                            + MovedFiles.differing(saved.provenance(), market));
        }
    }
}
