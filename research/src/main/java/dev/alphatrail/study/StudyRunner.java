package dev.alphatrail.study;

import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.FactorEvaluator;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.generator.Brief;
import dev.alphatrail.generator.Brief.Trial;
import dev.alphatrail.generator.HypothesisModel;
import dev.alphatrail.generator.Proposal;
import dev.alphatrail.generator.Proposal.SeedAlpha;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.Coder.Draft;
import dev.alphatrail.study.Progress.Stage;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import dev.alphatrail.study.StudyResult.Origin;
import dev.alphatrail.study.StudyResult.Round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Takes one idea through one market: hypothesis, formulas, factor values, evaluation, selection.
///
/// The result depends on the spec and the market alone, not on the number of threads.
public final class StudyRunner {
    private final HypothesisModel model;
    private final int threads;
    private final Progress progress;
    private final FactorCache cache;

    /// @param model where hypotheses and formulas come from
    /// @param threads how many are used at once, ≥ 1
    /// @param cache where values of formulas may be known from
    public StudyRunner(HypothesisModel model, int threads, Progress progress, FactorCache cache) {
        if (threads < 1) {
            throw new IllegalArgumentException("a study needs at least one thread");
        }
        this.model = model;
        this.threads = threads;
        this.progress = progress;
        this.cache = cache;
    }

    /// Runs a study on a market that was loaded by the spec's market settings.
    ///
    /// @param earlier formulas of earlier runs, of which near-copies are refused where the rules of
    ///   the spec say so; else they do not matter
    public StudyResult run(StudySpec spec, MarketData market, Earlier earlier) {
        Panel panel = market.panel();
        FactorEvaluator evaluator = Evaluators.of(spec, market.borrow(), panel);
        List<CodedAlpha> alphas = new ArrayList<>();
        List<Round> rounds = new ArrayList<>();
        try (Workers workers = new Workers(threads)) {
            Novelty novelty =
                    new Novelty(new Vocabulary(panel.fieldNames(), panel.groupingNames()));
            novelty.addAll(earlier.formulas());
            Optional<ValueCopies> copies =
                    copies(spec.rules(), panel, evaluator, workers, novelty, earlier);
            Coder coder =
                    new Coder(
                            panel,
                            spec.rules(),
                            new FactorValues(panel, cache, workers.crew()),
                            evaluator,
                            new Gates(spec.gates()),
                            copies);
            Optional<Novelty> structure =
                    spec.rules().maxSimilarity().isPresent()
                            ? Optional.of(novelty)
                            : Optional.empty();
            Batch batch = new Batch(coder, workers, progress, structure, copies);
            alphas.addAll(batch.code(userDrafts(spec)));
            for (int iteration = 0; wantsRound(spec, iteration, alphas); iteration++) {
                Proposal proposal = propose(spec, panel, iteration, alphas);
                if (proposal.alphas().isEmpty()) {
                    break;
                }
                rounds.add(new Round(iteration, proposal.hypothesis(), proposal.alphas().size()));
                List<Draft> drafts = drafts(proposal, iteration, alphas);
                alphas.addAll(batch.code(drafts));
            }
        }
        progress.stage(Stage.SELECT, alphas.size() + (alphas.size() == 1 ? " alpha" : " alphas"));
        List<String> selected = select(alphas, spec.topK());
        return new StudyResult(
                spec.idea().text(),
                spec.generator().enabled() ? model.name() : "none",
                rounds,
                alphas,
                selected,
                spec.evaluation().mode(),
                evaluator.mode(),
                StudyWarnings.of(spec, market, evaluator, alphas, selected),
                market);
    }

    private Optional<ValueCopies> copies(
            FormulaRules rules,
            Panel panel,
            FactorEvaluator evaluator,
            Workers workers,
            Novelty novelty,
            Earlier earlier) {
        if (rules.maxCorrelation().isEmpty()) {
            return Optional.empty();
        }
        Panel past = panel.slice(0, evaluator.datesBeforeTests());
        double bound = rules.maxCorrelation().getAsDouble();
        return Optional.of(new ValueCopies(past, bound, workers, progress, novelty, earlier));
    }

    private static List<Draft> userDrafts(StudySpec spec) {
        return spec.userFactors().stream()
                .map(factor ->
                        new Draft(
                                factor.name(),
                                factor.name(),
                                new Origin("user", "", "", 0, Optional.empty()),
                                factor.formula()))
                .toList();
    }

    /// Another round is run while rounds are left and no passed alpha has reached the target, by
    /// the figure a search may look at.
    private static boolean wantsRound(StudySpec spec, int iteration, List<CodedAlpha> alphas) {
        if (!spec.generator().enabled() || iteration >= spec.generator().maxIterations()) {
            return false;
        }
        boolean reached =
                spec.generator().targetIr().isPresent()
                        && alphas.stream()
                                .filter(alpha -> alpha.gate().passed())
                                .flatMap(alpha -> alpha.evaluation().stream())
                                .anyMatch(evaluation ->
                                        evaluation.searchInformationRatio()
                                                >= spec.generator().targetIr().getAsDouble());
        return iteration == 0 || !reached;
    }

    /// The first round depends on the idea and the seed alone; later ones look at what was tried.
    private Proposal propose(StudySpec spec, Panel panel, int iteration, List<CodedAlpha> alphas) {
        progress.stage(
                Stage.HYPOTHESIS,
                "round " + (iteration + 1) + " of " + spec.generator().maxIterations());
        Set<String> taken = new HashSet<>();
        alphas.forEach(alpha -> alpha.canonical().ifPresent(taken::add));
        return model.propose(
                new Brief(
                        spec.idea().text(),
                        spec.generator().seed(),
                        iteration,
                        spec.generator().alphas(),
                        new TreeSet<>(panel.fieldNames()),
                        new TreeSet<>(panel.groupingNames()),
                        panel.dates(),
                        iteration == 0
                                ? List.of()
                                : alphas.stream().map(StudyRunner::trial).toList(),
                        taken));
    }

    private static Trial trial(CodedAlpha alpha) {
        return new Trial(
                alpha.alphaId(),
                alpha.formula(),
                alpha.origin().family(),
                alpha.evaluation().map(Evaluation::searchInformationRatio).orElse(Double.NaN));
    }

    /// Generated alphas are numbered on, past names the researcher already used.
    private static List<Draft> drafts(Proposal proposal, int iteration, List<CodedAlpha> earlier) {
        Set<String> used = new HashSet<>();
        earlier.forEach(alpha -> used.add(alpha.alphaId()));
        List<Draft> drafts = new ArrayList<>();
        int number = 0;
        for (SeedAlpha seed : proposal.alphas()) {
            String id;
            do {
                number++;
                id = String.format(Locale.ROOT, "a%03d", number);
            } while (!used.add(id));
            drafts.add(
                    new Draft(
                            id,
                            seed.name(),
                            new Origin(
                                    "generator",
                                    seed.family(),
                                    seed.rationale(),
                                    iteration,
                                    seed.parent()),
                            seed.formula()));
        }
        return drafts;
    }

    /// The best `topK` by information ratio among those that passed and have one, each factor once;
    /// ties by id.
    private static List<String> select(List<CodedAlpha> alphas, int topK) {
        return alphas.stream()
                .filter(alpha -> alpha.gate().passed() && !Double.isNaN(informationRatio(alpha)))
                .filter(alpha -> alpha.kinship().sameAs().isEmpty())
                .sorted(
                        Comparator.comparingDouble(StudyRunner::informationRatio)
                                .reversed()
                                .thenComparing(CodedAlpha::alphaId))
                .limit(topK)
                .map(CodedAlpha::alphaId)
                .toList();
    }

    static double informationRatio(CodedAlpha alpha) {
        return alpha.evaluation()
                .map(evaluation -> evaluation.headlines().informationRatio())
                .orElse(Double.NaN);
    }
}
