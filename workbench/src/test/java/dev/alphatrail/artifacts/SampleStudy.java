package dev.alphatrail.artifacts;

import dev.alphatrail.backtest.BookStatistics;
import dev.alphatrail.backtest.BookStatistics.Held;
import dev.alphatrail.backtest.DailySeries;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.GeneratorSection;
import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.Evaluation.CostAttribution;
import dev.alphatrail.evaluation.Evaluation.DayCount;
import dev.alphatrail.evaluation.Evaluation.Headlines;
import dev.alphatrail.evaluation.Evaluation.Split;
import dev.alphatrail.evaluation.Evaluation.Stability;
import dev.alphatrail.evaluation.Evaluation.WalkForwardResult;
import dev.alphatrail.evaluation.Evaluation.Year;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.generator.Proposal.Hypothesis;
import dev.alphatrail.marketdata.Borrow;
import dev.alphatrail.marketdata.DataFingerprint;
import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.marketdata.DataQuality;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import dev.alphatrail.study.StudyResult.GateVerdict;
import dev.alphatrail.study.StudyResult.Kinship;
import dev.alphatrail.study.StudyResult.Origin;
import dev.alphatrail.study.StudyResult.Round;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A study made by hand, figure by figure, so that every artifact can be held against what went in.
public final class SampleStudy {
    public static final String PRICES_PATH = "/home/somebody/prices.csv";
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);

    private final List<CodedAlpha> alphas = new ArrayList<>();
    private final List<String> selected = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private String idea = "Momentum + liquidity";
    private EvaluationMode used = EvaluationMode.P2;
    private boolean synthetic;
    private int firstSign = 1;

    /// The configuration under which such a study would run.
    public static Configuration configuration() {
        return Configuration.defaults()
                .withFlag("--idea", GeneratorSection.IDEA, "Momentum + liquidity");
    }

    /// Two good alphas, one without an information ratio, one rejected, one that failed.
    public static StudyResult typical() {
        return new SampleStudy()
                .passed("a002", "rank(returns(close, 20))", 1.25)
                .passed("a001", "-rank(close)", 1.5)
                .passed("a003", "sign(close) * 0", Double.NaN)
                .rejected(
                        "a004", "rank(volume)", 0.2, "coverage_mean 0.3 is below min_coverage 0.5")
                .failed(
                        "a005",
                        "rank(klose)",
                        "unknown name 'klose', did you mean close? (column 6)")
                .select("a001", "a002")
                .result();
    }

    public SampleStudy idea(String words) {
        idea = words;
        return this;
    }

    public SampleStudy quickLook() {
        used = EvaluationMode.P0;
        return this;
    }

    public SampleStudy synthetic() {
        synthetic = true;
        return this;
    }

    /// Every split holds the factor the other way round; to be said before alphas are added.
    public SampleStudy turned() {
        firstSign = -1;
        return this;
    }

    public SampleStudy warn(String line) {
        warnings.add(line);
        return this;
    }

    public SampleStudy select(String... ids) {
        selected.addAll(List.of(ids));
        return this;
    }

    public SampleStudy passed(String id, String formula, double ir) {
        return add(
                id,
                formula,
                Optional.of(evaluation(ir)),
                new GateVerdict(true, List.of()),
                Optional.empty());
    }

    public SampleStudy rejected(String id, String formula, double ir, String... reasons) {
        return add(
                id,
                formula,
                Optional.of(evaluation(ir)),
                new GateVerdict(false, List.of(reasons)),
                Optional.empty());
    }

    public SampleStudy failed(String id, String formula, String error) {
        return add(
                id,
                formula,
                Optional.empty(),
                new GateVerdict(false, List.of("not evaluated")),
                Optional.of(error));
    }

    private SampleStudy add(
            String id,
            String formula,
            Optional<Evaluation> evaluation,
            GateVerdict gate,
            Optional<String> error) {
        boolean parsed = error.isEmpty();
        alphas.add(
                new CodedAlpha(
                        id,
                        "price_trend",
                        new Origin(
                                "generator",
                                "momentum",
                                "winners keep winning for a while",
                                0,
                                Optional.empty()),
                        formula,
                        parsed ? Optional.of(formula) : Optional.empty(),
                        parsed ? Optional.of("ab".repeat(32)) : Optional.empty(),
                        parsed
                                ? new Kinship(
                                        Optional.of("cd".repeat(32)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())
                                : Kinship.NONE,
                        parsed ? 21 : 0,
                        List.of(),
                        Optional.empty(),
                        evaluation,
                        gate,
                        error));
        return this;
    }

    public StudyResult result() {
        return new StudyResult(
                idea,
                "offline-families",
                List.of(
                        new Round(
                                0,
                                new Hypothesis(
                                        "Trends last.",
                                        "Investors react late.",
                                        List.of("momentum", "liquidity")),
                                alphas.size())),
                alphas,
                selected,
                EvaluationMode.P2,
                used,
                allWarnings(),
                market());
    }

    /// What was found in the data comes after what was found in the study.
    private List<String> allWarnings() {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(market().quality().warnings());
        return all;
    }

    private MarketData market() {
        Calendar calendar = Calendar.of(List.of(FIRST, FIRST.plusDays(1), FIRST.plusDays(2)));
        Matrix close = Matrix.copyOf(3, 2, new double[] {1, 2, 3, 4, 5, Double.NaN});
        Panel panel =
                new Panel(
                        calendar,
                        Instruments.of(List.of("AAA", "BBB")),
                        Map.of(Panel.CLOSE, close, Panel.VOLUME, close),
                        Map.of());
        TreeMap<String, Long> counts =
                new TreeMap<>(
                        Map.of(
                                "duplicate_rows",
                                3L,
                                "rows_read",
                                1_258L,
                                "high_below_low_rows",
                                0L));
        return new MarketData(
                panel,
                synthetic ? "synthetic-7" : "prices",
                synthetic,
                new DataQuality(counts, List.of("3 rows repeat another one exactly (line 7)")),
                new DataFingerprint(
                        synthetic
                                ? List.of()
                                : List.of(new Input("prices", PRICES_PATH, 4_711, "cd".repeat(32))),
                        "ef".repeat(32)),
                Borrow.UNRESTRICTED);
    }

    private Evaluation evaluation(double ir) {
        boolean quick = used == EvaluationMode.P0;
        return new Evaluation(
                used,
                new Headlines(
                        ir,
                        0.0453,
                        0.0371,
                        -0.0512,
                        0.1234,
                        0.98,
                        0.01234,
                        2.31,
                        -0.0000321,
                        -0.4,
                        0.0004,
                        1.9,
                        quick ? Double.NaN : 2.05),
                new DayCount(250, 3, 1),
                quick ? Optional.empty() : Optional.of(walkForward(ir)),
                0.75,
                List.of());
    }

    private WalkForwardResult walkForward(double ir) {
        return new WalkForwardResult(
                List.of(split(0, firstSign, ir), split(1, -1, Double.NaN)),
                new Stability(2, ir, Double.NaN, 0.5, 0.3),
                List.of(new Year(2024, 3, ir, 0.0049, -0.001, 0.1234, 2.05, 0.01234, Double.NaN)),
                new CostAttribution(1.1, 0.5, 0.25, 0.2),
                daily(),
                book());
    }

    private static Split split(int index, int sign, double ir) {
        LocalDate start = FIRST.plusDays(index);
        return new Split(
                index,
                start.minusDays(168),
                start.minusDays(43),
                start,
                start.plusDays(1),
                sign,
                1.8,
                0.9,
                ir,
                0.0021,
                0.12,
                2);
    }

    private static DailySeries daily() {
        return new DailySeries(
                new int[] {day(0), day(1), day(2)},
                new double[] {0.003, -0.001, 0},
                new double[] {0.0001, 0.0001, 0.0001},
                new double[] {0.00005, 0.00005, 0.00005},
                new double[] {0.000025, 0.000025, 1e-7},
                new double[] {0.00002, 0.00002, 0.00002},
                new double[] {0.002805, -0.001195, -0.0001701},
                new double[] {0.5, 0.1, 0.1},
                new double[] {1, 1, 1},
                new int[] {4, 4, 4},
                new int[] {4, 4, 3},
                new double[] {1.002805, 1.001606648025, 1.0014362747341710},
                new double[] {0, -0.001195, -0.0013648967});
    }

    private static int day(int after) {
        return Math.toIntExact(FIRST.plusDays(after).toEpochDay());
    }

    private static BookStatistics book() {
        Held held = new Held(0.5, 0.75);
        Held none = new Held(Double.NaN, Double.NaN);
        return new BookStatistics(
                12, 1, 2, 3, 4, 5, 2, 0, 7, 8, 9, held, held, held, held, held, held, held, held,
                none);
    }

    /// The configuration with one setting changed.
    public static Configuration savingDaily(int count) {
        return configuration().withOverride("tracking.save_daily_top=" + count);
    }
}
