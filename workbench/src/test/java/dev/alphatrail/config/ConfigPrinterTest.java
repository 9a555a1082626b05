package dev.alphatrail.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.config.Origin.Level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigPrinterTest {
    static Iterable<Key<?>> keys() {
        return Keys.ALL;
    }

    @Test
    void theDefaultsReadBackAsTheDefaults() {
        Configuration back =
                ConfigFile.parse(ConfigPrinter.yaml(Configuration.defaults()), "c.yaml");
        for (Key<?> key : Keys.ALL) {
            assertEquals(key.defaultValue(), back.get(key), key::path);
            assertEquals(Level.FILE, back.origin(key).level(), key::path);
        }
    }

    @Test
    void everyKeyIsExplained() {
        String yaml = ConfigPrinter.yaml(Configuration.defaults());
        assertTrue(
                yaml.contains(
                        """
                          # How long a sleeve is held; the book is the mean of the sleeves held
                          #   trading days; a whole number, at least 1
                          holding_days: 5
                        """),
                yaml);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aChangedSettingReadsBackAndSaysWhoChangedIt(Key<?> key) {
        Configuration changed =
                Configuration.defaults()
                        .with(
                                Level.FLAG,
                                key,
                                YamlReader.value(SampleValues.of(key).other(), "--some-flag"));
        String yaml = ConfigPrinter.yaml(changed);
        assertEquals(changed.get(key), ConfigFile.parse(yaml, "c.yaml").get(key));
        assertTrue(yaml.contains("  # --some-flag\n"), yaml);
    }

    @Test
    void textOfAnyKindReadsBack() {
        String odd = "a \"b\" \\ # : \u0085 \u2028 \u200B \uFEFF \uFFFE \uD83D\uDE00 \t\n- x";
        Configuration config =
                Configuration.defaults().withFlag("--notes", TrackingSection.NOTES, odd);
        String yaml = ConfigPrinter.yaml(config);
        assertEquals(odd, ConfigFile.parse(yaml, "c.yaml").get(TrackingSection.NOTES));
    }
}
