package dev.alphatrail.bench;

import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.evaluation.EvaluationSettings;
import dev.alphatrail.evaluation.FactorEvaluator;
import dev.alphatrail.evaluation.WalkForwardSettings;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.portfolio.ShortSale;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One factor through p0, p1 and p2 on us88 (88 × 1,258), warm, single-threaded: everything from the factor's values to
/// its headlines, the backtests included.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class FactorEvaluationBenchmark {
    @Param({"p0", "p1", "p2"})
    private String mode = "p2";

    private FactorEvaluator evaluator = SharedData.notLoaded();
    private Matrix factor = Matrix.copyOf(0, 0, new double[0]);

    /// Loads the prices and computes the factor.
    @Setup
    public void load() {
        Panel panel = SharedData.us88().panel();
        evaluator = new FactorEvaluator(
                panel,
                new EvaluationSettings(EvaluationMode.valueOf(mode.toUpperCase(Locale.ROOT)), 1, 5, 20, 0),
                WalkForwardSettings.DEFAULT,
                PortfolioSettings.DEFAULT,
                CostSettings.DEFAULT,
                0,
                ShortSale.unrestricted());
        factor = new FactorEngine(panel)
                .evaluate(Formula.parse("zscore(returns(close, 5)) * -1").root());
    }

    /// The whole evaluation of one factor.
    @Benchmark
    public Evaluation evaluate() {
        return evaluator.evaluate(factor);
    }
}
