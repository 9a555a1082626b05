package dev.alphatrail.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.alphatrail.config.Origin.Level;
import dev.alphatrail.portfolio.PortfolioSettings.Exposure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ConfigurationTest {
    private static final Configuration FILE =
            ConfigFile.parse("evaluation: {horizon: 2, top_k: 2}", "c.yaml");

    @Test
    void aFlagStandsOverSetOverFileOverDefault() {
        Configuration set = FILE.withOverride("evaluation.horizon=3");
        Configuration flag = set.withFlag("--horizon", EvaluationSection.HORIZON, "4");
        assertEquals(1, Configuration.defaults().get(EvaluationSection.HORIZON));
        assertEquals(2, FILE.get(EvaluationSection.HORIZON));
        assertEquals(3, set.get(EvaluationSection.HORIZON));
        assertEquals(4, flag.get(EvaluationSection.HORIZON));
        assertEquals(2, flag.get(EvaluationSection.TOP_K));
        assertEquals(new Origin(Level.SET, "--set"), set.origin(EvaluationSection.HORIZON));
        assertEquals(new Origin(Level.FLAG, "--horizon"), flag.origin(EvaluationSection.HORIZON));
    }

    @Test
    void theOrderOfGivingDoesNotDecide() {
        Configuration config =
                FILE.withFlag("--horizon", EvaluationSection.HORIZON, "4")
                        .withOverride("evaluation.horizon=3");
        assertEquals(4, config.get(EvaluationSection.HORIZON));
    }

    @Test
    void ofTwoOverridesTheLaterStands() {
        Configuration config =
                FILE.withOverride("evaluation.horizon=3").withOverride("evaluation.horizon=6");
        assertEquals(6, config.get(EvaluationSection.HORIZON));
    }

    @Test
    void aWrongValueIsRefusedEvenWhereAStrongerOneStands() {
        Configuration config = FILE.withFlag("--horizon", EvaluationSection.HORIZON, "4");
        assertThrows(ConfigException.class, () -> config.withOverride("evaluation.horizon=0"));
    }

    @Test
    void flagsForAMappingAddEntriesToThoseFromElsewhere() {
        Configuration config =
                ConfigFile.parse("tracking: {tags: {desk: emea, stage: draft}}", "c.yaml")
                        .withFlag("--tag", TrackingSection.TAGS, "stage=final")
                        .withFlag("--tag", TrackingSection.TAGS, "note=a = b");
        assertEquals(
                Map.of("desk", "emea", "stage", "final", "note", "a = b"),
                config.get(TrackingSection.TAGS));
        assertEquals(
                Map.of("only", "one", "stage", "final", "note", "a = b"),
                config.withOverride("tracking.tags={only: one}").get(TrackingSection.TAGS));
    }

    @Test
    void theSameFactorGivenTwiceByFlagsIsRefused() {
        Configuration once = FILE.withFlag("--factor", FactorsSection.FORMULAS, "a=close");
        ConfigException refused =
                assertThrows(
                        ConfigException.class,
                        () -> once.withFlag("--factor", FactorsSection.FORMULAS, "a=open"));
        assertEquals("--factor: factors.formulas.a is given twice", refused.getMessage());
    }

    @Test
    void aFlagForTextIsTakenToTheLetter() {
        Configuration config =
                FILE.withFlag("--idea", GeneratorSection.IDEA, "null: # [hypothesis")
                        .withFlag("--notes", TrackingSection.NOTES, "null");
        assertEquals(Optional.of("null: # [hypothesis"), config.get(GeneratorSection.IDEA));
        assertEquals("null", config.get(TrackingSection.NOTES));
    }

    @Test
    void overridesAreYaml() {
        Configuration config =
                Configuration.defaults()
                        .withOverride("portfolio.neutralize=[beta, vol]")
                        .withOverride("portfolio.max_abs_weight = null")
                        .withOverride("portfolio.notional=5e6")
                        .withOverride("market.adjust=false")
                        .withOverride("market.data=a=b # c.csv")
                        .withOverride("tracking.notes=''")
                        .withOverride("generator.idea=\"Gaps, then: reversal\"")
                        .withOverride("tracking.tags={a: b}");
        assertEquals(Set.of(Exposure.BETA, Exposure.VOL), config.get(PortfolioSection.NEUTRALIZE));
        assertEquals(Optional.empty(), config.get(PortfolioSection.MAX_ABS_WEIGHT));
        assertEquals(5e6, config.get(PortfolioSection.NOTIONAL));
        assertEquals(false, config.get(MarketSection.ADJUST));
        assertEquals(Optional.of(Path.of("a=b # c.csv")), config.get(MarketSection.DATA));
        assertEquals("", config.get(TrackingSection.NOTES));
        assertEquals(Optional.of("Gaps, then: reversal"), config.get(GeneratorSection.IDEA));
        assertEquals(Map.of("a", "b"), config.get(TrackingSection.TAGS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    evaluation.horizon          | --set: 'evaluation.horizon' is not of the form section.key=value
                    horizon=5                   | --set: 'horizon=5' is not of the form section.key=value
                    evaluation.horizn=5         | --set: unknown key 'evaluation.horizn' — did you mean 'horizon'?
                    evaluaton.horizon=5         | --set: unknown section 'evaluaton' — did you mean 'evaluation'?
                    evaluation.horizon=         | --set: evaluation.horizon has no value; it must be a whole number, at least 1
                    evaluation.horizon=five     | --set: evaluation.horizon is five, must be a whole number, at least 1
                    portfolio.neutralize=[beta  | --set: not YAML: expected ',' or ']', but got <stream end>
                    tracking.notes='x           | --set: not YAML: found unexpected end of stream
                    market.start=2020-13-01     | --set: market.start is 2020-13-01, must be null or a date such as 2020-01-31
                    """)
    void anOverrideThatCannotBeUsedIsRefused(String assignment, String message) {
        assertEquals(
                message,
                assertThrows(ConfigException.class, () -> FILE.withOverride(assignment))
                        .getMessage());
    }

    @Test
    void aFlagThatCannotBeUsedIsRefusedByItsName() {
        assertEquals(
                "--top-k: evaluation.top_k is 0, must be a whole number, at least 1",
                assertThrows(
                                ConfigException.class,
                                () -> FILE.withFlag("--top-k", EvaluationSection.TOP_K, "0"))
                        .getMessage());
        assertEquals(
                "--tag: 'draft' is not of the form NAME=VALUE",
                assertThrows(
                                ConfigException.class,
                                () -> FILE.withFlag("--tag", TrackingSection.TAGS, "draft"))
                        .getMessage());
    }

    @Test
    void datesOutOfOrderAreRefusedWithBothKeys() {
        Configuration config =
                ConfigFile.parse("market: {start: 2021-01-04}\ngenerator: {idea: Gaps}", "c.yaml")
                        .withFlag("--end", MarketSection.END, "2020-12-31");
        assertEquals(
                "market.start is '2021-01-04' (c.yaml:1:17), which is after market.end is"
                        + " '2020-12-31' (--end)",
                assertThrows(ConfigException.class, config::toStudySpec).getMessage());
    }

    @Test
    void aStudyWithNothingToEvaluateIsRefusedWithBothKeys() {
        Configuration config = FILE.withFlag("--no-generate", GeneratorSection.ENABLED, "false");
        assertEquals(
                "generator.enabled is false (--no-generate) and factors.formulas is empty, so there"
                        + " is nothing to evaluate: switch the generator on or give a formula with"
                        + " --factor NAME=FORMULA",
                assertThrows(ConfigException.class, config::toStudySpec).getMessage());
    }

    @Test
    void theGeneratorNeedsAnIdeaAndTheResearchersOwnFormulasDoNot() {
        assertEquals(
                "generator.idea is not set: say in a few words what should predict returns, such as"
                        + " --idea \"Momentum + liquidity\"",
                assertThrows(ConfigException.class, FILE::toStudySpec).getMessage());
        Configuration own =
                FILE.withFlag("--no-generate", GeneratorSection.ENABLED, "false")
                        .withFlag("--factor", FactorsSection.FORMULAS, "b=open")
                        .withFlag("--factor", FactorsSection.FORMULAS, "a=rank(close) == 1");
        assertEquals("The researcher's own formulas", own.toStudySpec().idea().text());
        assertEquals("a", own.toStudySpec().userFactors().getFirst().name());
        assertEquals("rank(close) == 1", own.toStudySpec().userFactors().getFirst().formula());
    }

    @Test
    void aFormulaCannotTakeTheNameOfAGeneratedAlpha() {
        Configuration config =
                FILE.withFlag("--idea", GeneratorSection.IDEA, "Gaps")
                        .withFlag("--factor", FactorsSection.FORMULAS, "a001=close");
        assertEquals(
                "factors.formulas.a001: generated alphas are named a001, a002 and so on; choose"
                        + " another name, or generator.enabled=false",
                assertThrows(ConfigException.class, config::toStudySpec).getMessage());
        assertEquals(
                "a001",
                config.withOverride("generator.enabled=false")
                        .toStudySpec()
                        .userFactors()
                        .getFirst()
                        .name());
    }

    @Test
    void trackingSaysWhereAndUnderWhichNamesARunIsKept() {
        Tracking tracking =
                Configuration.defaults()
                        .withFlag("--runs-root", TrackingSection.RUNS_ROOT, "./my_runs")
                        .withFlag("--thread-id", TrackingSection.THREAD_ID, "../../x")
                        .tracking();
        assertEquals(Path.of("./my_runs"), tracking.runsRoot());
        assertEquals("../../x", tracking.threadId());
        assertEquals(Optional.empty(), tracking.runId());
        assertEquals(1, tracking.saveDailyTop());
    }
}
