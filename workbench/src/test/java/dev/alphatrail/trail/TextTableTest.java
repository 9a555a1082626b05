package dev.alphatrail.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.trail.TextTable.Column;

import org.junit.jupiter.api.Test;

import java.util.List;

class TextTableTest {
    private static TextTable table() {
        TextTable table =
                new TextTable(
                        List.of(
                                new Column("id", false, Column.UNCUT, Column.ALWAYS),
                                new Column("idea", false, 6, 1),
                                new Column("data", false, Column.UNCUT, 0),
                                new Column("IR", true, Column.UNCUT, 2)));
        table.row(List.of("run-1", "momentum of the market", "us88", "1.25"));
        table.row(List.of("run-22", "gaps", "uswide", "-0.5"));
        return table;
    }

    @Test
    void alignsTextLeftAndNumbersRight() {
        assertEquals(
                """
                id      idea                    data      IR
                run-1   momentum of the market  us88    1.25
                run-22  gaps                    uswide  -0.5
                """,
                table().fit(120));
    }

    @Test
    void cutsWhatMayBeCutFirst() {
        assertEquals(
                """
                id      idea        data      IR
                run-1   momentum…   us88    1.25
                run-22  gaps        uswide  -0.5
                """,
                table().fit(32));
    }

    @Test
    void thenLeavesOutTheLeastImportantColumns() {
        assertEquals(
                """
                id      idea          IR
                run-1   momentum…   1.25
                run-22  gaps        -0.5
                """,
                table().fit(24));
        assertEquals("id\nrun-1\nrun-22\n", table().fit(8));
    }

    @Test
    void neverCutsWhatMustStayWhole() {
        assertEquals("id\nrun-1\nrun-22\n", table().fit(1));
    }

    @Test
    void everyLineFits() {
        for (int width = 6; width < 60; width++) {
            int most = width;
            assertTrue(
                    table().fit(width).lines().allMatch(line -> TerminalText.width(line) <= most),
                    "at " + width);
        }
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        TextTable table =
                new TextTable(
                        List.of(
                                new Column("a", false, 4, Column.ALWAYS),
                                new Column("b", false, Column.UNCUT, Column.ALWAYS)));
        table.row(List.of("動量", "x"));
        table.row(List.of("e\u0301te", "y"));
        assertEquals("a     b\n動量  x\ne\u0301te   y\n", table.fit(40));
        assertEquals("動…", TerminalText.cut("動量動量", 4));
    }
}
