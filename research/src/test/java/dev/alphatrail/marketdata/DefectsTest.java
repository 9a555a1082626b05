package dev.alphatrail.marketdata;

import static dev.alphatrail.marketdata.MarketFixture.HEADER;
import static dev.alphatrail.marketdata.MarketFixture.at;
import static dev.alphatrail.marketdata.MarketFixture.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Each kind of defect under each policy. The defect stands in line 4, for A on 2020-01-03.
class DefectsTest {
    private static final String BEFORE =
            HEADER + "2020-01-02,A,10,11,9,10,100\n2020-01-02,B,20,21,19,20,200\n";
    private static final String AFTER =
            """
            2020-01-03,B,20,21,19,20,200
            2020-01-06,A,10,11,9,10,100
            2020-01-06,B,20,21,19,20,200
            """;
    private static final String DAY = "2020-01-03";

    @TempDir Path folder;

    private MarketFixture files;

    @BeforeEach
    void prepare() {
        files = new MarketFixture(folder);
    }

    private MarketData load(String defect, DefectPolicies policies) {
        return files.load(BEFORE + defect + AFTER, s -> MarketFixture.with(s, policies));
    }

    private String refusal(String defect) {
        DefectPolicy refuse = DefectPolicy.REFUSE;
        var all = new DefectPolicies(refuse, refuse, refuse, refuse, refuse, refuse, refuse);
        return files.refusal(BEFORE + defect + AFTER, s -> MarketFixture.with(s, all));
    }

    private static DefectPolicies dropping() {
        DefectPolicy drop = DefectPolicy.DROP;
        return new DefectPolicies(drop, drop, drop, drop, drop, drop, DefectPolicy.REPAIR);
    }

    private static void assertRow(
            MarketData market, double open, double high, double low, double close, double volume) {
        assertEquals(open, at(market, Panel.OPEN, DAY, "A"));
        assertEquals(high, at(market, Panel.HIGH, DAY, "A"));
        assertEquals(low, at(market, Panel.LOW, DAY, "A"));
        assertEquals(close, at(market, Panel.CLOSE, DAY, "A"));
        assertEquals(volume, at(market, Panel.VOLUME, DAY, "A"));
    }

    private static void assertNoRow(MarketData market) {
        assertRow(market, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void aPriceThatIsNotPositiveIsMissing() {
        String defect = DAY + ",A,0,11,-9,10,100\n";
        MarketData market = load(defect, DefectPolicies.DEFAULT);
        assertRow(market, Double.NaN, 11, Double.NaN, 10, 100);
        assertEquals(2, count(market, "non_positive_prices"));
        assertTrue(
                market.quality()
                        .warnings()
                        .getFirst()
                        .startsWith("2 prices that are not positive (A 2020-01-03 (line 4)"));
        assertNoRow(load(defect, dropping()));
        assertEquals(
                "prices.csv:4:3: open of A is not positive: mend it, or set"
                        + " market.on_non_positive_price to repair or drop",
                refusal(defect));
    }

    @Test
    void aHighBelowTheLowMakesBothMissing() {
        String defect = DAY + ",A,10,9,11,10,100\n";
        MarketData market = load(defect, DefectPolicies.DEFAULT);
        assertRow(market, 10, Double.NaN, Double.NaN, 10, 100);
        assertEquals(1, count(market, "high_below_low_rows"));
        assertNoRow(load(defect, dropping()));
        assertTrue(refusal(defect).startsWith("prices.csv:4:4: high of A is below the low"));
    }

    @Test
    void aHighThatIsNotPositiveIsNotBelowTheLowAsWell() {
        MarketData market = load(DAY + ",A,10,-1,9,10,100\n", DefectPolicies.DEFAULT);
        assertRow(market, 10, Double.NaN, 9, 10, 100);
        assertEquals(0, count(market, "high_below_low_rows"));
    }

    @Test
    void aMissingCloseMakesTheWholeRowMissing() {
        for (String marker : new String[] {"", "null", "NaN", "nan", "NA", "N/A"}) {
            MarketData market =
                    load(DAY + ",A,10,11,9," + marker + ",100\n", DefectPolicies.DEFAULT);
            assertNoRow(market);
            assertEquals(Double.NaN, at(market, Panel.DOLLAR_VOLUME, DAY, "A"));
            assertEquals(1, count(market, "missing_close_rows"));
            assertEquals(1, count(market, "missing_cells"));
            assertEquals(1, count(market, "missing_days_while_listed"));
        }
        assertNoRow(load(DAY + ",A,10,11,9,,100\n", dropping()));
        assertTrue(
                refusal(DAY + ",A,10,11,9,,100\n")
                        .startsWith("prices.csv:4:6: close of A is missing"));
    }

    @Test
    void aNegativeVolumeIsMissing() {
        String defect = DAY + ",A,10,11,9,10,-5\n";
        MarketData market = load(defect, DefectPolicies.DEFAULT);
        assertRow(market, 10, 11, 9, 10, Double.NaN);
        assertEquals(1, count(market, "negative_volume_rows"));
        assertNoRow(load(defect, dropping()));
        assertTrue(refusal(defect).startsWith("prices.csv:4:7: volume of A is negative"));
    }

    @Test
    void identicalRowsCountOnceHoweverTheyAreWritten() {
        String defect =
                DAY
                        + ",A,10,11,9,10,100\n"
                        + DAY
                        + ",A,10.0,1.1e1,9,10,null\n".replace("null", "100.00");
        MarketData market = load(defect, DefectPolicies.DEFAULT);
        assertRow(market, 10, 11, 9, 10, 100);
        assertEquals(1, count(market, "duplicate_rows"));
        assertEquals(0, count(market, "conflicting_duplicate_rows"));
        assertNoRow(load(defect, dropping()));
        assertEquals(
                "prices.csv:5:1: A 2020-01-03 (line 5) stands at line 4 already: remove one, or set"
                        + " market.on_duplicate to repair or drop",
                refusal(defect));
    }

    @Test
    void ofConflictingRowsTheLastWithAPositiveCloseStands() {
        MarketData market =
                load(
                        DAY + ",A,1,1,1,1,1\n" + DAY + ",A,2,2,2,2,2\n" + DAY + ",A,3,3,3,-3,3\n",
                        DefectPolicies.DEFAULT);
        assertRow(market, 2, 2, 2, 2, 2);
        assertEquals(2, count(market, "conflicting_duplicate_rows"));
        assertEquals(0, count(market, "non_positive_prices"));
    }

    @Test
    void ofConflictingRowsWithoutAPositiveCloseTheLastStands() {
        MarketData market =
                load(DAY + ",A,1,1,1,,1\n" + DAY + ",A,2,2,2,0,2\n", DefectPolicies.DEFAULT);
        assertNoRow(market);
        assertEquals(1, count(market, "non_positive_prices"));
        assertEquals(1, count(market, "missing_close_rows"));
    }

    @Test
    void anUnreadableDateRefusesTheFileOrDropsTheRow() {
        String defect = "03/01/2020,A,10,11,9,10,100\n";
        assertEquals(
                "prices.csv:4:1: '03/01/2020' is no date like 2020-01-31: mend it, or set"
                        + " market.on_bad_date to drop",
                refusal(defect));
        MarketData market = load(defect, dropping());
        assertNoRow(market);
        assertEquals(1, count(market, "unparsable_date_rows"));
        for (String bad :
                new String[] {
                    "2020-02-30",
                    "2020-1-3",
                    "",
                    "2020-01-03T",
                    "2020-01-03T25:00",
                    "20-01-2020",
                    "1492-01-03",
                    "2020-01-03x"
                }) {
            assertEquals(
                    1,
                    count(load(bad + ",A,1,1,1,1,1\n", dropping()), "unparsable_date_rows"),
                    bad);
        }
    }

    @Test
    void rowsOutOfOrderAreSortedAndCounted() {
        String defect = "2020-01-01,A,10,11,9,10,100\n";
        assertEquals(1, count(load(defect, DefectPolicies.DEFAULT), "unsorted_rows"));
        assertTrue(
                refusal(defect)
                        .startsWith(
                                "prices.csv:4:1: A 2020-01-01 (line 4) comes after a later date"));
    }
}
