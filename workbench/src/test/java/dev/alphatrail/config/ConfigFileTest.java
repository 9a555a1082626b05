package dev.alphatrail.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.config.Origin.Level;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.portfolio.PortfolioSettings.Exposure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ConfigFileTest {
    private static String refusal(String text) {
        return assertThrows(ConfigException.class, () -> ConfigFile.parse(text, "c.yaml"))
                .getMessage();
    }

    @Test
    void tooManyFormulasAreCounted() {
        StringBuilder text = new StringBuilder("factors:\n  formulas:\n");
        for (int k = 0; k <= 10_000; k++) {
            text.append("    f").append(k).append(": close\n");
        }
        assertEquals(
                "c.yaml:3:5: factors.formulas has 10001 names, at most 10000 are possible",
                refusal(text.toString()));
    }

    @Test
    void aFileChangesWhatItNamesAndKeepsTheRest() {
        Configuration config =
                ConfigFile.parse(
                        """
                        # a comment
                        market:
                          data: data/prices.csv
                          start: 2020-01-31
                        evaluation: {mode: p1, horizon: 5}
                        portfolio:
                          neutralize: [sector, beta]
                          max_abs_weight: null
                        factors:
                          formulas:
                            mom: rank(returns(close, 20))
                        gates:
                        """,
                        "c.yaml");
        assertEquals(Optional.of(Path.of("data/prices.csv")), config.get(MarketSection.DATA));
        assertEquals(Optional.of(LocalDate.of(2020, 1, 31)), config.get(MarketSection.START));
        assertEquals(EvaluationMode.P1, config.get(EvaluationSection.MODE));
        assertEquals(5, config.get(EvaluationSection.HORIZON));
        assertEquals(
                Set.of(Exposure.BETA, Exposure.SECTOR), config.get(PortfolioSection.NEUTRALIZE));
        assertEquals(Optional.empty(), config.get(PortfolioSection.MAX_ABS_WEIGHT));
        assertEquals(
                Map.of("mom", "rank(returns(close, 20))"), config.get(FactorsSection.FORMULAS));
        assertEquals(5, config.get(PortfolioSection.HOLDING_DAYS));
        assertEquals(
                new Origin(Level.FILE, "c.yaml:5:33"), config.origin(EvaluationSection.HORIZON));
        assertEquals(Level.DEFAULT, config.origin(PortfolioSection.HOLDING_DAYS).level());
    }

    @Test
    void jsonIsReadToo() {
        Configuration config =
                ConfigFile.parse(
                        "{\n"
                                + "\t\"schema_version\": 1,\n"
                                + "\t\"generator\": {\"idea\": \"Gap \\ud83d\\ude00 \\/ \\u00e9\","
                                + " \"seed\": 9007199254740991}\n"
                                + "}",
                        "c.json");
        assertEquals(Optional.of("Gap \uD83D\uDE00 / \u00e9"), config.get(GeneratorSection.IDEA));
        assertEquals(9007199254740991L, config.get(GeneratorSection.SEED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "null", "{}", "market:\n", "\n\n"})
    void aFileThatSaysNothingIsAllDefaults(String text) {
        assertEquals(
                ConfigPrinter.yaml(Configuration.defaults()),
                ConfigPrinter.yaml(ConfigFile.parse(text, "c.yaml")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    portfolio: {holding_day: 3}      | c.yaml:1:13: unknown key 'portfolio.holding_day' — did you mean 'holding_days'?
                    portfolio: {train_days: 3}       | c.yaml:1:13: unknown key 'portfolio.train_days' — it belongs into section 'walk_forward'
                    costs: {holdingdays: 3}          | c.yaml:1:9: unknown key 'costs.holdingdays' — did you mean 'portfolio.holding_days'?
                    gates: {foo: 3}                  | c.yaml:1:9: unknown key 'gates.foo' — section 'gates' has min_coverage, max_turnover, min_ir, max_drawdown, max_total_cost_bps, min_splits
                    walkforward: {train_days: 3}     | c.yaml:1:1: unknown section 'walkforward' — did you mean 'walk_forward'?
                    horizon: 3                       | c.yaml:1:1: unknown section 'horizon' — 'horizon' is a key of section 'evaluation'
                    evaluation.horizon: 3            | c.yaml:1:1: unknown section 'evaluation.horizon' — 'horizon' is a key of section 'evaluation'
                    zzz: {}                          | c.yaml:1:1: unknown section 'zzz' — the sections are market, factors, generator, evaluation, walk_forward, portfolio, costs, gates, tracking
                    """)
    void anUnknownKeyIsRefusedWithTheNearestKnownOne(String text, String message) {
        assertEquals(message, refusal(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    evaluation: {horizon: 0}           | c.yaml:1:23: evaluation.horizon is 0, must be a whole number, at least 1
                    evaluation: {horizon: '5'}         | c.yaml:1:23: evaluation.horizon is '5', must be a whole number, at least 1
                    evaluation: {horizon: }            | c.yaml:1:22: evaluation.horizon is null, must be a whole number, at least 1
                    evaluation: {horizon: [1]}         | c.yaml:1:23: evaluation.horizon is a list, must be a whole number, at least 1
                    evaluation: {horizon: 99999999999999999999} | c.yaml:1:23: evaluation.horizon is 99999999999999999999, must be a whole number, at least 1
                    evaluation: {mode: P2}             | c.yaml:1:20: evaluation.mode is P2, must be one of p0, p1, p2
                    portfolio: {turnover_cap: off}     | c.yaml:1:27: portfolio.turnover_cap is off, must be null or a number above 0
                    portfolio: {neutralize: beta}      | c.yaml:1:25: portfolio.neutralize is beta, must be a list of any of beta, vol, log_adv, sector ([] for none)
                    portfolio: {neutralize: [size]}    | c.yaml:1:26: an entry of portfolio.neutralize is size, must be one of beta, vol, log_adv, sector
                    factors: {formulas: {a b: close}}  | c.yaml:1:22: a name in factors.formulas is a b, must be 1 to 64 letters, digits, '_' or '-', not '-' first
                    factors: {formulas: {a: ''}}       | c.yaml:1:25: factors.formulas.a is '', must be a formula of 1 to 100000 characters
                    market: 5                          | c.yaml:1:9: section 'market' is 5, must be a mapping, written 'name: value'
                    [market]                           | c.yaml:1:1: a configuration is a list, must be a mapping, written 'name: value'
                    costs: {impact_bps: .inf}          | c.yaml:1:21: costs.impact_bps is .inf, must be a number, at least 0
                    """)
    void aValueThatDoesNotFitIsRefusedWithPlaceAndRange(String text, String message) {
        assertEquals(message, refusal(text));
    }

    @Test
    void aRepeatedKeyIsRefusedWithBothPlaces() {
        assertEquals(
                "c.yaml:3:3: duplicate key 'top_k', first given at c.yaml:2:3",
                refusal("evaluation:\n  top_k: 1\n  top_k: 2\n"));
        assertEquals(
                "c.yaml:3:1: duplicate key 'gates', first given at c.yaml:1:1",
                refusal("gates: {}\ncosts: {}\ngates: {}\n"));
        assertEquals(
                "c.yaml:1:25: duplicate key 'a', first given at c.yaml:1:19",
                refusal("tracking: {tags: {a: b, a: c}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    market: {data: [a               | c.yaml:1:18: not YAML: expected ',' or ']', but got <stream end>
                    tracking: {notes: &x hello}     | c.yaml:1:19: anchors (&) and aliases (*) are not read here; quote a text that begins so
                    tracking: {notes: *x}           | c.yaml:1:19: anchors (&) and aliases (*) are not read here; quote a text that begins so
                    tracking: {notes: !!str 5}      | c.yaml:1:19: tags (!) are not read here; quote a text that begins so
                    tracking: !foo {notes: x}       | c.yaml:1:11: tags (!) are not read here; quote a text that begins so
                    {? [a] : b}                     | c.yaml:1:4: a name must be a single word
                    """)
    void whatIsNoPlainYamlIsRefusedWithItsPlace(String text, String message) {
        assertEquals(message, refusal(text));
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertEquals(
                "c.yaml:3:1: a second document begins here; a configuration is one",
                refusal("gates: {}\n---\ncosts: {}\n"));
    }

    @Test
    void aControlCharacterIsRefusedWithItsPlace() {
        assertEquals(
                "c.yaml:2:10: not YAML: the character U+0007 may not stand in it",
                refusal("tracking:\n  notes: \u0007\n"));
    }

    @Test
    void bombsOfAliasesAndOfDepthAreRefusedAtOnce() {
        String laughs = "a: &a [x, x]\nb: &b [*a, *a]\n";
        assertTrue(refusal(laughs).startsWith("c.yaml:1:4: anchors"), refusal(laughs));
        String flow = "market: " + "[".repeat(500_000);
        assertTrue(refusal(flow).endsWith("nested too deeply"), refusal(flow));
        String block = "market:\n  " + "- ".repeat(500_000) + "x";
        assertTrue(refusal(block).endsWith("nested too deeply"), refusal(block));
    }

    @Test
    void aNewerLayoutIsRefused() {
        assertEquals(
                "c.yaml:1:17: written by a newer Alphatrail (schema_version 2); this one reads up"
                        + " to 1",
                refusal("schema_version: 2\nfuture: {}\n"));
    }

    @Test
    void aFileThatCannotBeReadIsRefused(@TempDir Path dir) throws IOException {
        Path missing = dir.resolve("none.yaml");
        assertEquals(missing + ": no such configuration file", readRefusal(missing));
        assertEquals(dir + ": is a directory, not a configuration file", readRefusal(dir));
        Path latin = Files.write(dir.resolve("latin.yaml"), new byte[] {(byte) 0xE9, ':', '1'});
        assertEquals(latin + ": is not UTF-8 text: save it as UTF-8", readRefusal(latin));
        Path large = Files.write(dir.resolve("large.yaml"), new byte[ConfigFile.MAX_BYTES + 1]);
        assertEquals(
                large + ": larger than 1048576 bytes, which no configuration file is",
                readRefusal(large));
    }

    @Test
    void aByteOrderMarkIsPassedOver(@TempDir Path dir) throws IOException {
        Path file =
                Files.writeString(
                        dir.resolve("c.yaml"),
                        "\uFEFFevaluation: {top_k: 7}",
                        StandardCharsets.UTF_8);
        assertEquals(7, ConfigFile.read(file).get(EvaluationSection.TOP_K));
    }

    @Test
    void aNameInAMessageCannotBreakTheLine() {
        assertEquals(
                "c.yaml:1:1: unknown section 'a\\u000Ab' — the sections are "
                        + String.join(", ", Keys.SECTIONS.keySet()),
                refusal("\"a\\nb\": {}"));
    }

    private static String readRefusal(Path file) {
        return assertThrows(ConfigException.class, () -> ConfigFile.read(file)).getMessage();
    }
}
