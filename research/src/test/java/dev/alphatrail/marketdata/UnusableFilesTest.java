package dev.alphatrail.marketdata;

import static dev.alphatrail.marketdata.MarketFixture.HEADER;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// Everything unusable is answered in one line that says what, where and how to mend it.
class UnusableFilesTest {
    private static final String ROW = "2020-01-02,A,1,1,1,1,1\n";

    @TempDir Path folder;

    private MarketFixture files;

    @BeforeEach
    void prepare() {
        files = new MarketFixture(folder);
    }

    private void assertRefused(String expectedStart, String csv) {
        String message = files.refusal(csv);
        assertTrue(message.startsWith(expectedStart), message);
        assertFalse(message.contains("\n"), message);
    }

    private void assertRefused(String expectedStart, byte[] bytes) {
        String message = files.refusal(MarketFixture.settings(files.file("prices.csv", bytes)));
        assertTrue(message.startsWith(expectedStart), message);
    }

    @Test
    void aFileThatIsNotThere() {
        assertEquals(
                "prices.csv: no such file; check the path",
                files.refusal(MarketFixture.settings(folder.resolve("prices.csv"))));
    }

    @Test
    void aDirectory() {
        assertTrue(
                files.refusal(MarketFixture.settings(folder))
                        .endsWith(" is a directory: name a CSV file"));
    }

    @Test
    void anEmptyFile() {
        assertRefused("prices.csv:1: the file is empty", "");
        assertRefused("prices.csv:1: the file is empty", "\n\n");
        assertRefused("prices.csv:1: the file is empty", MarketFixture.gzip(new byte[0]));
    }

    @Test
    void aHeaderWithoutRows() {
        assertRefused("prices.csv has a header but no rows", HEADER);
    }

    @Test
    void noRowBetweenStartAndEnd() {
        String message =
                files.refusal(
                        HEADER + ROW, s -> MarketFixture.between(s, "2021-01-01", "2021-12-31"));
        assertTrue(
                message.startsWith("prices.csv: none of its 1 rows has a date between"), message);
    }

    @Test
    void wrongColumns() {
        assertEquals(
                "prices.csv:1: no column datetime, high, low, volume; a price file has"
                        + " datetime,instrument,open,high,low,close,volume, this one has"
                        + " 'day,ticker,close,open': name the columns so",
                files.refusal("day,ticker,close,open\n"));
        assertRefused(
                "prices.csv:1:2: the columns 'date' and 'datetime' both mean datetime",
                "date,datetime,close\n");
        assertRefused(
                "prices.csv:1:9: the columns 'my field' and 'My_Field' both mean my_field",
                HEADER.replace("\n", ",my field,My_Field\n"));
    }

    @Test
    void oneInstrument() {
        assertRefused(
                "prices.csv has one instrument (A)", HEADER + ROW + ROW.replace("02,", "03,"));
    }

    @Test
    void oneDay() {
        assertRefused("prices.csv has 1 trading day", HEADER + ROW + ROW.replace("A", "B"));
    }

    @Test
    void noUsableClose() {
        String missing = "2020-01-02,A,1,1,1,,1\n2020-01-02,B,1,1,1,0,1\n";
        assertRefused(
                "prices.csv has no row with a usable close",
                HEADER + missing + missing.replace("02,", "03,"));
    }

    @Test
    void textOrInfinityInAColumnOfNumbers() {
        assertRefused(
                "prices.csv:3:6: close 'abc' is no finite decimal number",
                HEADER + ROW + "2020-01-03,A,1,1,1,abc,1\n");
        for (String bad :
                new String[] {
                    "inf",
                    "-inf",
                    "Infinity",
                    "1e999",
                    "1d",
                    "0x1p3",
                    "1,5",
                    "NULL",
                    "1.2.3",
                    "--1",
                    "."
                }) {
            assertRefused(
                    "prices.csv:2:7: volume '" + bad + "' is no finite",
                    HEADER + "2020-01-02,A,1,1,1,1,\"" + bad + "\"\n");
        }
        assertRefused(
                "prices.csv:2:8: x 'inf' is no finite",
                HEADER.replace("\n", ",x\n") + ROW.replace("\n", ",inf\n"));
        assertRefused(
                "prices.csv:3:8: x 'abc' is no finite",
                HEADER.replace("\n", ",x\n")
                        + ROW.replace("\n", ",1\n")
                        + ROW.replace("\n", ",abc\n"));
        assertRefused(
                "prices.csv:2:6: close '1e101' is beyond 1e100",
                HEADER + "2020-01-02,A,1,1,1,1e101,1\n");
    }

    @Test
    void aRowWithTooFewOrTooManyCells() {
        assertRefused("prices.csv:2: the row has 3 of 7 cells", HEADER + "2020-01-02,A,1\n");
        assertRefused(
                "prices.csv:2:8: the row has more cells than the header (7)",
                HEADER + ROW.replace("\n", ",9\n"));
    }

    @Test
    void aRowWithoutAnInstrumentOrWithAnUnprintableOne() {
        assertRefused(
                "prices.csv:2:2: the row names no instrument", HEADER + "2020-01-02,,1,1,1,1,1\n");
        assertRefused(
                "prices.csv:2:2: the instrument's name 'A?B' has a control character",
                HEADER + "2020-01-02,\"A\nB\",1,1,1,1,1\n");
        assertRefused(
                "prices.csv:2:2: an instrument's name has more",
                HEADER + "2020-01-02," + "A".repeat(101) + ",1,1,1,1,1\n");
    }

    @Test
    void aQuoteThatIsNeverClosed() {
        assertRefused(
                "prices.csv:3: a cell has more than 65536 characters or a quote that is never"
                        + " closed",
                HEADER + ROW + "2020-01-03,\"A,1,1,1,1,1\n" + ROW.repeat(5));
        assertRefused(
                "prices.csv:3: a cell has more than 65536 characters or a quote that is never"
                        + " closed",
                HEADER + ROW + "2020-01-03,\"A,1,1,1,1,1\n" + ROW.repeat(5000));
        assertRefused(
                "prices.csv:2: text follows a closing quote",
                HEADER + "2020-01-02,\"A\"x,1,1,1,1,1\n");
    }

    @Test
    void aHugeLine() {
        assertRefused(
                "prices.csv:2: a cell has more than 65536 characters",
                HEADER + "x".repeat(200_000));
        assertRefused("prices.csv:1: the header has more than 1000 columns", ",".repeat(200_000));
    }

    @Test
    void damagedGzip() {
        byte[] gzip =
                MarketFixture.gzip((HEADER + ROW.repeat(20_000)).getBytes(StandardCharsets.UTF_8));
        assertRefused(
                "prices.csv: the gzip data is damaged or cut short",
                Arrays.copyOf(gzip, gzip.length - 9));
        assertRefused("prices.csv: the gzip data is damaged or cut short", Arrays.copyOf(gzip, 5));
        byte[] flipped = gzip.clone();
        flipped[gzip.length - 6] ^= 0x55;
        assertRefused("prices.csv: the gzip data is damaged or cut short", flipped);
    }

    @Test
    void textThatIsNotUtf8() {
        assertRefused(
                "prices.csv: not UTF-8 text",
                (HEADER + ROW.replace("A", "É")).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void morePanelThanMemory() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int k = 0; k < 60_000; k++) {
            csv.append(java.time.LocalDate.of(2020, 1, 1).plusDays(k))
                    .append(",N")
                    .append(k)
                    .append(",1,1,1,1,1\n");
        }
        assertRefused("prices.csv has 60000 dates x 60000 instruments, which need", csv.toString());
    }
}
