package dev.alphatrail.marketdata;

import static dev.alphatrail.marketdata.MarketFixture.HEADER;
import static dev.alphatrail.marketdata.MarketFixture.at;
import static dev.alphatrail.marketdata.MarketFixture.between;
import static dev.alphatrail.marketdata.MarketFixture.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

class PriceFileTest {
    private static final String TWO_BY_TWO =
            HEADER
                    + "2020-01-02,A,10,11,9,10.5,1000\n"
                    + "2020-01-02,B,20,21,19,20.5,0\n"
                    + "2020-01-03,A,10.5,12,10,11.25,1100\n"
                    + "2020-01-03,B,20.5,22,20,21,2100\n";

    @TempDir Path folder;

    private MarketFixture files;

    @BeforeEach
    void prepare() {
        files = new MarketFixture(folder);
    }

    @Test
    void aPlainFileBecomesAPanelOfItsNumbers() {
        MarketData market = files.load(TWO_BY_TWO);
        assertEquals(List.of("A", "B"), market.panel().instruments().names());
        assertEquals(2, market.panel().dates());
        assertEquals(11.25, at(market, Panel.CLOSE, "2020-01-03", "A"));
        assertEquals(11.25, at(market, Panel.RAW_CLOSE, "2020-01-03", "A"));
        assertEquals(11.25 * 1100, at(market, Panel.DOLLAR_VOLUME, "2020-01-03", "A"));
        assertEquals(0, at(market, Panel.VOLUME, "2020-01-02", "B"));
        assertEquals(1, count(market, "zero_volume_rows"));
        assertEquals(4, count(market, "rows_read"));
        assertEquals(4, count(market, "rows_used"));
        assertEquals("prices", market.label());
        assertFalse(market.synthetic());
    }

    @Test
    void columnsMayStandInAnyOrderUnderTheirUsualOtherNames() {
        MarketData market =
                files.load(
                        """
                        Volume,Ticker,Close,Adj Close,LOW,High,Open,Trade Date
                        1000,A,10.5,10.5,9,11,10,2020-01-02
                        0,B,20.5,20.5,19,21,20,2020-01-02
                        1100,A,11.25,11.25,10,12,10.5,2020-01-03
                        2100,B,21,21,20,22,20.5,2020-01-03
                        """);
        assertEquals(
                files.load(TWO_BY_TWO).fingerprint().panelSha256(),
                market.fingerprint().panelSha256());
    }

    @Test
    void compressionLineEndsByteOrderMarkQuotesAndRowOrderLeaveThePanelDigestAlone() {
        String expected = files.load(TWO_BY_TWO).fingerprint().panelSha256();
        List<String> rows = new ArrayList<>(Arrays.asList(TWO_BY_TWO.split("\n")));
        String head = rows.removeFirst();
        Collections.shuffle(rows, new Random(1));
        String shuffled = head + "\n" + String.join("\n", rows);
        String quoted = TWO_BY_TWO.replaceAll("([^,\n]+)", "\"$1\"");
        for (String variant :
                List.of(
                        shuffled,
                        quoted,
                        TWO_BY_TWO.replace("\n", "\r\n"),
                        "\ufeff" + TWO_BY_TWO,
                        TWO_BY_TWO.replace(",", " , "),
                        TWO_BY_TWO.replace("\n", "\n\n"))) {
            assertEquals(expected, files.load(variant).fingerprint().panelSha256(), variant);
        }
        byte[] gzip = MarketFixture.gzip(TWO_BY_TWO.getBytes(StandardCharsets.UTF_8));
        MarketData market =
                MarketDataLoader.load(MarketFixture.settings(files.file("prices.csv.gz", gzip)));
        assertEquals(expected, market.fingerprint().panelSha256());
        assertEquals("prices", market.label());
        assertEquals(gzip.length, market.fingerprint().inputs().getFirst().bytes());
    }

    @Test
    void anyOtherNumberChangesThePanelDigest() {
        String before = files.load(TWO_BY_TWO).fingerprint().panelSha256();
        for (String changed :
                List.of("11.25->11.250001", "A->C", "2020-01-03->2020-01-06", "2100->")) {
            String[] edit = changed.split("->", -1);
            MarketData other = files.load(TWO_BY_TWO.replace(edit[0], edit[1]));
            assertNotEquals(before, other.fingerprint().panelSha256(), changed);
        }
    }

    @Test
    void theFingerprintIsTheShaOfTheBytesOnDisk() {
        MarketData market =
                files.load(
                        HEADER
                                + "2020-01-02,A,1,1,1,1,1\n2020-01-02,B,1,1,1,1,1\n"
                                + "2020-01-03,A,1,1,1,1,1\n2020-01-03,B,1,1,1,1,1\n");
        var input = market.fingerprint().inputs().getFirst();
        assertEquals("prices", input.role());
        // sha256sum of the file
        assertEquals(
                "650b2b9df508ffd0d9c85c5d3c2d420682582292705ab9ed35936d9102cd245f", input.sha256());
    }

    @Test
    void furtherNumericColumnsBecomeFieldsAndTextOnesAreIgnoredAndNamed() {
        MarketData market =
                files.load(
                        "date,symbol,open,high,low,close,volume,Book Value,exchange,52w"
                                + " High,empty,\n"
                                + "2020-01-02,A,1,1,1,1,1,7.5,NYSE,2,,x\n"
                                + "2020-01-02,B,1,1,1,1,1,null,NYSE,3,,y\n"
                                + "2020-01-03,A,1,1,1,1,1,8,12,4,NA,z\n"
                                + "2020-01-03,B,1,1,1,1,1,9,NYSE,5,,\n");
        assertEquals(
                Set.of(
                        "_52w_high",
                        "book_value",
                        "close",
                        "dollar_volume",
                        "high",
                        "low",
                        "open",
                        "raw_close",
                        "volume"),
                market.panel().fieldNames());
        assertEquals(7.5, at(market, "book_value", "2020-01-02", "A"));
        assertEquals(Double.NaN, at(market, "book_value", "2020-01-02", "B"));
        assertEquals(1, count(market, "missing_cells"));
        assertEquals(3, count(market, "unknown_columns"));
        assertTrue(
                market.quality()
                        .warnings()
                        .contains(
                                "3 columns ignored ('exchange' (text); 'empty' (no value); column"
                                        + " 12 (no name))"),
                market.quality().warnings().toString());
    }

    @Test
    void adjustmentMultipliesEachPriceByTheRatioOfAdjustedToGivenClose() {
        String csv =
                """
                datetime,instrument,open,high,low,close,volume,adj_close
                2020-01-02,A,95.108574,96.448570,94.928574,96.424286,100,87.121140
                2020-01-02,B,1,1,1,1,1,1
                2020-01-03,A,90,91,89,90,100,
                2020-01-03,B,1,1,1,1,1,1
                """;
        MarketData market = files.load(csv);
        double k = 87.121140 / 96.424286;
        assertEquals(95.108574 * k, at(market, Panel.OPEN, "2020-01-02", "A"));
        assertEquals(96.448570 * k, at(market, Panel.HIGH, "2020-01-02", "A"));
        assertEquals(94.928574 * k, at(market, Panel.LOW, "2020-01-02", "A"));
        assertEquals(96.424286 * k, at(market, Panel.CLOSE, "2020-01-02", "A"));
        assertEquals(96.424286, at(market, Panel.RAW_CLOSE, "2020-01-02", "A"));
        assertEquals(96.424286 * 100, at(market, Panel.DOLLAR_VOLUME, "2020-01-02", "A"));
        assertEquals(Double.NaN, at(market, Panel.CLOSE, "2020-01-03", "A"));
        assertEquals(90, at(market, Panel.RAW_CLOSE, "2020-01-03", "A"));
        assertEquals(100, at(market, Panel.VOLUME, "2020-01-03", "A"));
        assertEquals(1, count(market, "rows_without_adj_close"));
        assertFalse(market.panel().fieldNames().contains("adj_close"));

        MarketData given = files.load(csv, MarketFixture::unadjusted);
        assertEquals(95.108574, at(given, Panel.OPEN, "2020-01-02", "A"));
        assertEquals(90, at(given, Panel.CLOSE, "2020-01-03", "A"));
        assertEquals(0, count(given, "rows_without_adj_close"));
    }

    @Test
    void datesMayBeDateTimesOfAnyIsoForm() {
        MarketData market =
                files.load(
                        HEADER
                                + "2020-01-02T16:00:00Z,A,1,1,1,1,1\n"
                                + "20200102,B,1,1,1,1,1\n"
                                + "2020-01-03 00:00:00.000-05:00,A,1,1,1,1,1\n"
                                + "2020-01-03T09:30,B,1,1,1,1,1\n");
        assertEquals("2020-01-02", market.panel().calendar().date(0).toString());
        assertEquals("2020-01-03", market.panel().calendar().date(1).toString());
        assertEquals(4, count(market, "rows_used"));
    }

    @Test
    void severalTimesOfDayForOneNameAndDateAreRefusedAsIntradayData() {
        assertEquals(
                "prices.csv:3:1: A 2020-01-02 (line 3) has another time of day at line 2: these are"
                        + " not daily prices, aggregate them to one row a day",
                files.refusal(
                        HEADER + "2020-01-02T09:30,A,1,1,1,1,1\n2020-01-02T09:31,A,1,1,1,1,1\n"));
    }

    @Test
    void rowsOutsideStartAndEndAreLeftOutAsIfTheFileDidNotHaveThem() {
        String csv = TWO_BY_TWO + "2020-01-06,A,1,1,1,1,1\n2020-01-06,C,1,1,1,1,1\n";
        MarketData market = files.load(csv, s -> between(s, "2020-01-01", "2020-01-05"));
        assertEquals(
                files.load(TWO_BY_TWO).fingerprint().panelSha256(),
                market.fingerprint().panelSha256());
        assertEquals(2, count(market, "rows_outside_range"));
        assertEquals(6, count(market, "rows_read"));
    }

    @Test
    void aDateOnWhichHardlyAnybodyListedHasACloseIsNoTradingDay() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (String date : List.of("2020-01-02", "2020-01-03", "2020-01-06")) {
            for (int i = 0; i < 20; i++) {
                csv.append(date).append(",N").append(10 + i).append(",1,1,1,1,1\n");
            }
        }
        // 2 of 20 listed names are just one tenth, 1 is fewer; a name not listed yet does not count
        String tenth = "2020-01-04,N10,1,1,1,1,1\n2020-01-04,N11,1,1,1,1,1\n";
        String fewer = "2020-01-05,N10,1,1,1,1,1\n2020-01-05,N11,1,1,1,,1\n";
        String first = "2020-01-01,N10,1,1,1,1,1\n";
        MarketData market = files.load(csv + tenth + fewer + first);
        assertEquals(5, market.panel().dates());
        assertEquals(1, count(market, "removed_dates"));
        assertEquals(2, count(market, "removed_date_rows"));
        assertTrue(market.panel().calendar().indexOf(java.time.LocalDate.of(2020, 1, 5)).isEmpty());
        assertEquals(
                6,
                files.load(csv + tenth + fewer + first, s -> MarketFixture.covering(s, 0))
                        .panel()
                        .dates());
        assertTrue(
                market.quality().warnings().getFirst().startsWith("1 dates with 2 rows removed"));
    }

    @Test
    void aNameNotYetOrNoLongerListedIsMissingAndCounted() {
        MarketData market =
                files.load(TWO_BY_TWO + "2020-01-06,A,1,1,1,9,1\n2020-01-06,C,1,1,1,5,1\n");
        assertEquals(Double.NaN, at(market, Panel.CLOSE, "2020-01-02", "C"));
        assertEquals(Double.NaN, at(market, Panel.VOLUME, "2020-01-06", "B"));
        assertEquals(1, count(market, "late_listings"));
        assertEquals(1, count(market, "early_delistings"));
    }

    @Test
    void extremeMovesAndStalePricesAreNamedButKept() {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int day = 1; day <= 12; day++) {
            String date = "2020-01-" + (day < 10 ? "0" : "") + day;
            csv.append(date).append(",A,1,1,1,").append(day == 6 ? 60 : 10 + day).append(",1\n");
            csv.append(date).append(",B,1,1,1,").append(day == 12 ? 8 : 7).append(",1\n");
        }
        MarketData market = files.load(csv.toString());
        assertEquals(2, count(market, "extreme_moves"));
        assertEquals(1, count(market, "stale_price_runs"));
        assertEquals(60, at(market, Panel.CLOSE, "2020-01-06", "A"));
        assertTrue(
                market.quality().warnings().stream()
                        .anyMatch(w -> w.contains("(B 2020-01-01 11 days)")));
        assertTrue(
                market.quality()
                        .warnings()
                        .getFirst()
                        .endsWith("(A 2020-01-06 x4.0; A 2020-01-07 /3.5)"));
    }

    @Test
    void extraColumnsMustNotTakeTheNameOfADerivedField() {
        assertTrue(
                files.refusal(TWO_BY_TWO.replaceFirst("open", "raw_close"))
                        .startsWith("prices.csv:1:3: a column must not"));
    }
}
