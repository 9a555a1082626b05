package dev.alphatrail.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CsvTest {
    private static String written(String cell) {
        Csv csv = new Csv(List.of("head"));
        csv.record(List.of(cell));
        return csv.toString().substring("head\n".length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-rank(close)",
                "-1.5",
                "+rank(open != close ? 1 : 2)",
                "-0.000001",
                "Momentum + liquidity",
                "a=b",
                ""
            })
    void formulasNumbersAndWordsStandUnchanged(String cell) {
        assertEquals(cell + "\n", written(cell));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "@SUM(A1)",
                "-2+3+cmd|' /C calc'!A0",
                "+HYPERLINK(A1&'x')",
                "-Sheet1!A1",
                "\t=1"
            })
    void whatASpreadsheetWouldRunGetsAnApostrophe(String cell) {
        assertEquals("'" + cell + "\n", written(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"x\")", "=A1,B1"})
    void alsoWhereItMustBeQuoted(String cell) {
        assertEquals("\"'" + cell.replace("\"", "\"\"") + "\"\n", written(cell));
    }
}
