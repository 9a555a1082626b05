package dev.alphatrail.evaluation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.backtest.DailySeries;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.marketdata.Borrow;
import dev.alphatrail.marketdata.DefectPolicies;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.marketdata.MarketDataLoader;
import dev.alphatrail.marketdata.MarketSettings;
import dev.alphatrail.marketdata.SyntheticSettings;
import dev.alphatrail.panel.Matrix;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Holds every figure of p0, p1 and p2 against programs that share no code with this one.
class AgreesWithIndependentProgramTest {
    private static final Path OWN = Path.of("src/test/resources/dev/alphatrail/evaluation");
    private static final Path SHARED = Path.of("../../shared");

    /// Borrow lists and rates, delistings, holes, gaps between test windows, weight caps that
    /// cannot be met.
    @Test
    void everyFigureOfTheSmallMarketAgreesToNineDigits() throws IOException {
        MarketData market =
                load(
                        OWN.resolve("prices.csv"),
                        OWN.resolve("sectors.csv"),
                        OWN.resolve("hard_to_borrow.csv"),
                        OWN.resolve("borrow_rates.csv"));
        Json.Arr cases = (Json.Arr) JsonReader.parse(OWN.resolve("cases.json"), JsonLimits.DEFAULT);
        List<Executable> checks = new ArrayList<>();
        for (Json each : cases.items()) {
            Json.Obj one = (Json.Obj) each;
            Map<String, Json> settings = ((Json.Obj) one.members().get("settings")).members();
            boolean borrowFiles = ((Json.Bool) one.members().get("borrow_files")).value();
            String formula = one.text("formula").orElseThrow();
            String name =
                    one.text("name").orElseThrow()
                            + (borrowFiles ? " with borrow files, " : ", ")
                            + formula;
            Evaluation evaluation =
                    new Cases(settings)
                            .evaluator(market, borrowFiles ? market.borrow() : Borrow.UNRESTRICTED)
                            .evaluate(Cases.factor(market, formula));
            checks.addAll(compare(name, (Json.Obj) one.members().get("numbers"), evaluation, 1e-9));
            if (one.members().get("daily") instanceof Json.Obj daily) {
                checks.addAll(compareDaily(daily, evaluation.walkForward().orElseThrow().daily()));
            }
        }
        assertTrue(checks.size() > 900, "only " + checks.size() + " figures were compared");
        assertAll(checks);
    }

    @Test
    void everyFigureOfUs88AgreesToNineDigits() throws IOException {
        checkShared("us88", "ohlcv.csv", Optional.of("sectors.csv"), 1e-9, 768);
    }

    @Test
    void everyFigureOfUswideAgreesToFiveDigits() throws IOException {
        checkShared("uswide", "ohlcv.csv.gz", Optional.empty(), 1e-5, 192);
    }

    private static void checkShared(
            String set, String prices, Optional<String> sectors, double tolerance, int figures)
            throws IOException {
        Path folder = SHARED.resolve("data").resolve(set);
        Path expectedFile = SHARED.resolve("spec/expected.json");
        Assumptions.assumeTrue(
                folder.toFile().isDirectory() && expectedFile.toFile().isFile(),
                "skipped: the shared data set " + set + " does not lie beside the project");
        Json.Obj expected = (Json.Obj) JsonReader.parse(expectedFile, JsonLimits.DEFAULT);
        Json.Obj formulas = (Json.Obj) expected.members().get("formulas");
        MarketData market =
                load(
                        folder.resolve(prices),
                        sectors.map(folder::resolve),
                        Optional.empty(),
                        Optional.empty());
        Map<String, Matrix> factors = new HashMap<>();
        List<Executable> checks = new ArrayList<>();
        ((Json.Obj) expected.members().get(set))
                .members()
                .forEach((setting, byFormula) -> {
                    FactorEvaluator evaluator =
                            new Cases(((Json.Obj) SETTINGS.members().get(setting)).members())
                                    .evaluator(market, Borrow.UNRESTRICTED);
                    ((Json.Obj) byFormula)
                            .members()
                            .forEach((key, numbers) -> {
                                Matrix factor =
                                        factors.computeIfAbsent(
                                                key,
                                                id ->
                                                        Cases.factor(
                                                                market,
                                                                formulas.text(id).orElseThrow()));
                                Evaluation evaluation = evaluator.evaluate(factor);
                                checks.addAll(
                                        compare(
                                                set + " " + setting + " " + key,
                                                (Json.Obj) numbers,
                                                evaluation,
                                                tolerance));
                            });
                });
        assertEquals(figures, checks.size());
        assertAll(checks);
    }

    /// The settings that expected.json describes in words.
    private static final Json.Obj SETTINGS =
            (Json.Obj)
                    JsonReader.parse(
                            """
                            {
                              "A": {"evaluation.mode": "p0"},
                              "B": {"evaluation.mode": "p0", "evaluation.horizon": 5, "evaluation.cost_bps": 10},
                              "C": {"evaluation.mode": "p1"},
                              "D": {"evaluation.mode": "p1", "walk_forward.window": "rolling", "walk_forward.step_days": 21,
                                    "portfolio.rebalance_days": 5, "portfolio.execution_lag": 0, "market.delisting_return": -0.3},
                              "E": {},
                              "F": {"portfolio.neutralize": ["beta", "vol", "log_adv", "sector"], "portfolio.min_adv": 5000000,
                                    "portfolio.max_abs_weight": 0.05, "portfolio.turnover_cap": 0.15, "portfolio.vol_target": 0.10,
                                    "portfolio.rebalance_days": 5}
                            }\
                            """,
                            "settings",
                            JsonLimits.DEFAULT);

    private static List<Executable> compare(
            String what, Json.Obj numbers, Evaluation evaluation, double tolerance) {
        Map<String, Double> found = new TreeMap<>(Cases.figures(evaluation));
        List<Executable> checks = new ArrayList<>();
        numbers.members()
                .forEach((figure, value) -> {
                    double expected =
                            value instanceof Json.Num number ? number.asDouble() : Double.NaN;
                    checks.add(() ->
                            assertClose(
                                    what + ": " + figure, expected, found.get(figure), tolerance));
                });
        return checks;
    }

    private static void assertClose(String what, double expected, double actual, double tolerance) {
        if (Double.isNaN(expected)) {
            assertEquals(expected, actual, what + " is missing");
        } else {
            assertEquals(expected, actual, tolerance * Math.max(1, Math.abs(expected)), what);
        }
    }

    private static List<Executable> compareDaily(Json.Obj expected, DailySeries daily) {
        Map<String, double[]> columns =
                Map.of(
                        "gross_return", daily.grossReturn(),
                        "linear_cost", daily.linearCost(),
                        "spread_cost", daily.spreadCost(),
                        "impact_cost", daily.impactCost(),
                        "borrow_cost", daily.borrowCost(),
                        "net_return", daily.netReturn(),
                        "turnover", daily.turnover(),
                        "gross_exposure", daily.grossExposure(),
                        "equity", daily.equity(),
                        "drawdown", daily.drawdown());
        List<Executable> checks = new ArrayList<>();
        columns.forEach((name, column) -> {
            List<Json> values = ((Json.Arr) expected.members().get(name)).items();
            assertEquals(values.size(), column.length, name);
            for (int j = 0; j < column.length; j++) {
                int day = j;
                checks.add(() ->
                        assertClose(
                                name + " on day " + day,
                                ((Json.Num) values.get(day)).asDouble(),
                                column[day],
                                1e-9));
            }
        });
        return checks;
    }

    private static MarketData load(Path prices, Path sectors, Path hardToBorrow, Path borrowRates) {
        return load(
                prices, Optional.of(sectors), Optional.of(hardToBorrow), Optional.of(borrowRates));
    }

    private static MarketData load(
            Path prices,
            Optional<Path> sectors,
            Optional<Path> hardToBorrow,
            Optional<Path> borrowRates) {
        return MarketDataLoader.load(
                new MarketSettings(
                        Optional.of(prices),
                        sectors,
                        hardToBorrow,
                        borrowRates,
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        0.1,
                        0,
                        DefectPolicies.DEFAULT,
                        SyntheticSettings.DEFAULT));
    }
}
