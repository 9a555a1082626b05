package dev.alphatrail.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.config.Origin.Level;
import dev.alphatrail.evaluation.EvaluationSettings;
import dev.alphatrail.evaluation.WalkForwardSettings;
import dev.alphatrail.generator.GeneratorSettings;
import dev.alphatrail.marketdata.DefectPolicies;
import dev.alphatrail.marketdata.SyntheticSettings;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.study.FormulaRules;
import dev.alphatrail.study.GateSettings;
import dev.alphatrail.study.StudySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class KeysTest {
    static List<Key<?>> keys() {
        return Keys.ALL;
    }

    @Test
    void theSectionsStandInTheOrderOfResearch() {
        assertEquals(
                List.of(
                        "market",
                        "factors",
                        "generator",
                        "evaluation",
                        "walk_forward",
                        "portfolio",
                        "costs",
                        "gates",
                        "tracking"),
                List.copyOf(Keys.SECTIONS.keySet()));
    }

    @Test
    void noSettingIsDeclaredTwice() {
        Set<String> paths = new HashSet<>();
        Keys.ALL.forEach(key -> assertTrue(paths.add(key.path()), key::path));
        assertEquals(paths, SampleValues.BY_KEY.keySet());
    }

    @Test
    void withoutSettingsAStudyHasTheDefaultsOfItsRecords() {
        StudySpec spec =
                Configuration.defaults()
                        .withFlag("--idea", GeneratorSection.IDEA, "Momentum")
                        .toStudySpec();
        assertEquals("Momentum", spec.idea().text());
        assertEquals(CostSettings.DEFAULT, spec.costs());
        assertEquals(EvaluationSettings.DEFAULT, spec.evaluation());
        assertEquals(WalkForwardSettings.DEFAULT, spec.walkForward());
        assertEquals(FormulaRules.DEFAULT, spec.rules());
        assertEquals(GeneratorSettings.DEFAULT, spec.generator());
        assertEquals(DefectPolicies.DEFAULT, spec.market().policies());
        assertEquals(SyntheticSettings.DEFAULT, spec.market().synthetic());
        assertEquals(PortfolioSettings.DEFAULT, spec.portfolio());
        assertEquals(GateSettings.DEFAULT, spec.gates());
        assertEquals(3, spec.topK());
        assertTrue(spec.market().adjust());
        assertEquals(0.1, spec.market().minDayCoverage());
        assertEquals(0.0, spec.market().delistingReturn());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyRefusesAValueOutOfItsRange(Key<?> key) {
        String text =
                key.section() + ":\n  " + key.name() + ": " + SampleValues.of(key).refused() + "\n";
        ConfigException refused =
                assertThrows(ConfigException.class, () -> ConfigFile.parse(text, "c.yaml"));
        String message = refused.getMessage();
        assertTrue(message.matches("c\\.yaml:2:\\d+: .*must be .+"), message);
        assertTrue(message.contains(key.path()), message);
        assertFalse(message.contains("\n"), message);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyTakesAnotherValueWhichItsRecordAccepts(Key<?> key) {
        Configuration base =
                Configuration.defaults()
                        .withFlag("--idea", GeneratorSection.IDEA, "Momentum")
                        .withFlag("--factor", FactorsSection.FORMULAS, "own=close");
        Configuration changed =
                base.with(
                        Level.FLAG, key, YamlReader.value(SampleValues.of(key).other(), "--flag"));
        assertNotEquals(base.get(key), changed.get(key));
        assertDoesNotThrow(changed::toStudySpec);
        assertDoesNotThrow(changed::tracking);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeySaysOnOneLineWhatItMeans(Key<?> key) {
        assertTrue(key.meaning().length() > 5 && key.meaning().length() <= 120, key.meaning());
        assertFalse((key.meaning() + key.unit() + key.range()).contains("\n"));
        assertFalse(key.meaning().endsWith("."), key.meaning());
    }
}
