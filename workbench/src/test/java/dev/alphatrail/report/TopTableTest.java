package dev.alphatrail.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.SampleStudy;
import dev.alphatrail.study.StudyResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class TopTableTest {
    @Test
    void aWideTerminalShowsEverythingAligned() {
        assertEquals(
                """
                #  alpha  verdict     IR  return %/y  vol %/y  max DD %  turnover %/d  cost bps/d  splits IR>0      IC  t(IC)  rank IC  formula
                1  a001   selected  1.50        4.53     3.71     -5.12         12.34         2.1          1/2  0.0123   2.31   0.0000  -rank(close)
                2  a002   selected  1.25        4.53     3.71     -5.12         12.34         2.1          1/2  0.0123   2.31   0.0000  rank(returns(close, 20))
                3  a004   rejected  0.20        4.53     3.71     -5.12         12.34         2.1          1/2  0.0123   2.31   0.0000  rank(volume)
                """,
                TopTable.of(SampleStudy.typical(), 3, 200, false));
    }

    @Test
    void aNarrowTerminalKeepsWhatMatters() {
        assertEquals(
                """
                #  alpha  verdict     IR  return %/y  formula
                1  a001   selected  1.50        4.53  -rank(close)
                2  a002   selected  1.25        4.53  rank(returns(...
                """,
                TopTable.of(SampleStudy.typical(), 2, 54, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 100, 120, 132, 160, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        String table = TopTable.of(SampleStudy.typical(), 9, width, false);
        assertTrue(table.lines().allMatch(line -> line.length() <= width), table);
        assertEquals(6, table.lines().count());
    }

    @Test
    void aFailedAlphaShowsItsError() {
        List<String> lines = TopTable.of(SampleStudy.typical(), 9, 200, false).lines().toList();
        assertTrue(lines.getLast().startsWith("5  a005   failed       -"), lines.getLast());
        assertTrue(
                lines.getLast()
                        .endsWith(
                                "unknown name 'klose', did you mean close? (column 6):"
                                        + " rank(klose)"));
    }

    @Test
    void theQuickLookHasNoCostsAndNoSplits() {
        StudyResult quick =
                new SampleStudy().quickLook().passed("a1", "close", 1).select("a1").result();
        String head = TopTable.of(quick, 1, 200, false).lines().findFirst().orElseThrow();
        assertTrue(head.contains("turnover %/h"));
        assertFalse(head.contains("cost"));
        assertFalse(head.contains("splits"));
    }

    @Test
    void colourChangesNothingButTheColour() {
        String coloured = TopTable.of(SampleStudy.typical(), 9, 100, true);
        assertTrue(coloured.contains("\u001b["));
        assertEquals(
                TopTable.of(SampleStudy.typical(), 9, 100, false),
                coloured.replaceAll("\u001b\\[\\d+m", ""));
    }

    @Test
    void aFormulaCannotSteerTheTerminal() {
        StudyResult result = new SampleStudy().failed("a1", "x\u001b[2J\nfake row", "no").result();
        String table = TopTable.of(result, 9, 200, false);
        assertFalse(table.contains("\u001b"));
        assertEquals(2, table.lines().count());
    }
}
