package dev.alphatrail.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.alphatrail.library.NamedFormula;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class FormulaFileTest {
    @Test
    void aFormulaALine() {
        assertEquals(
                List.of(
                        new NamedFormula("mom", "returns(close, 20)", 2),
                        new NamedFormula("f002", "rank(close)", 3)),
                FormulaFile.parse("# mine\nmom = returns(close, 20)\nrank(close)\n", "list.txt"));
    }

    @Test
    void csvWithAColumnOfFormulas() {
        assertEquals(
                List.of(
                        new NamedFormula("mom", "ts_corr(open, volume, 10)", 2),
                        new NamedFormula("f002", "rank(close)", 3)),
                FormulaFile.parse(
                        "Name,sharpe,Formula\n"
                                + "mom,1.5,\"ts_corr(open, volume, 10)\"\n"
                                + ",2,rank(close)\n",
                        "list.csv"));
    }

    @Test
    void aMappingOfNamesToFormulas() {
        assertEquals(
                List.of(
                        new NamedFormula("mom", "returns(close, 20)", 1),
                        new NamedFormula("calm", "-close", 2)),
                FormulaFile.parse(
                        "{\"mom\": \"returns(close, 20)\",\n\"calm\": \"-close\"}", "a.json"));
    }

    @Test
    void aListOfFormulasWithNamesOrWithout() {
        assertEquals(
                List.of(
                        new NamedFormula("f001", "rank(close)", 1),
                        new NamedFormula("m", "open", 2)),
                FormulaFile.parse(
                        "[\"rank(close)\",\n{\"id\": \"m\", \"expression\": \"open\"}]", "a.json"));
    }

    @Test
    void jsonLinesAreAListAndOneObjectWithANameIsOneFormula() {
        assertEquals(
                List.of(
                        new NamedFormula("m", "rank(close)", 1),
                        new NamedFormula("f002", "open", 3)),
                FormulaFile.parse(
                        "{\"alpha_id\": \"m\", \"formula\": \"rank(close)\", \"x\": [1, {}]}\n\n"
                                + " {\"formula\": \"open\"}\r\n",
                        "a.jsonl"));
        assertEquals(
                List.of(new NamedFormula("m", "rank(close)", 1)),
                FormulaFile.parse("{\"name\": \"m\", \"formula\": \"rank(close)\"}", "a.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "A.NDJSON"})
    void oneLineIsJsonLinesWhereTheNameSaysSo(String name) {
        assertEquals(
                List.of(new NamedFormula("f001", "open", 1)),
                FormulaFile.parse("{\"formula\": \"open\", \"sharpe\": 1.5}\n", name));
        assertThrows(ConfigException.class, () -> FormulaFile.parse("{\"mom\": \"open\"}", name));
        assertEquals(
                List.of(new NamedFormula("formula", "open", 1)),
                FormulaFile.parse("{\"formula\": \"open\"}", "a.json"));
    }

    @Test
    void theFormulasOfAConfiguration() {
        assertEquals(
                List.of(new NamedFormula("mom", "returns(close, 20)", 3)),
                FormulaFile.parse(
                        "factors:\n  formulas:\n    mom: returns(close, 20)\n", "c.yaml"));
    }

    @Test
    void namesThatCannotBeAlphaIdsAreChangedAndRepeatedOnesNumbered() {
        assertEquals(
                List.of("a_b", "a_b_2"),
                FormulaFile.parse("{\"a b\": \"close\", \"a.b\": \"open\"}", "a.json").stream()
                        .map(NamedFormula::name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                | f: holds no formulas: write one a line, as in mom = returns(close, 20)
                    # nothing         | f: holds no formulas: write one a line, as in mom = returns(close, 20)
                    '{"a": [1]}'      | f:1:7: a list stands where a formula should, as text
                    '[{"name": "a"}]' | f:1:2: a mapping stands where a formula should, as text
                    """)
    void aFileWithoutFormulasIsRefused(String text, String complaint) {
        ConfigException refused =
                assertThrows(ConfigException.class, () -> FormulaFile.parse(text, "f"));
        assertEquals(complaint, refused.getMessage());
    }
}
