package dev.alphatrail.marketdata;

import static dev.alphatrail.marketdata.MarketFixture.HEADER;
import static dev.alphatrail.marketdata.MarketFixture.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SideFilesTest {
    private static final String PRICES =
            HEADER
                    + "2020-01-02,A,1,1,1,1,1\n2020-01-02,B,1,1,1,1,1\n2020-01-02,C,1,1,1,1,1\n"
                    + "2020-01-03,A,1,1,1,1,1\n2020-01-03,B,1,1,1,1,1\n2020-01-03,C,1,1,1,1,1\n";

    @TempDir Path folder;

    private MarketFixture files;

    @BeforeEach
    void prepare() {
        files = new MarketFixture(folder);
    }

    private MarketSettings settings(
            Optional<String> sectors, Optional<String> hardToBorrow, Optional<String> rates) {
        return MarketFixture.settings(
                Optional.of(files.file("prices.csv", PRICES)),
                sectors.map(text -> files.file("sectors.csv", text)),
                hardToBorrow.map(text -> files.file("htb.csv", text)),
                rates.map(text -> files.file("rates.csv", text)));
    }

    private MarketSettings sectors(String text) {
        return settings(Optional.of(text), Optional.empty(), Optional.empty());
    }

    private MarketSettings hardToBorrow(String text) {
        return settings(Optional.empty(), Optional.of(text), Optional.empty());
    }

    private MarketSettings rates(String text) {
        return settings(Optional.empty(), Optional.empty(), Optional.of(text));
    }

    @Test
    void sectorsGroupTheNamesOfThePanelAndTellWhoIsLeftOut() {
        MarketData market =
                MarketDataLoader.load(sectors("Sector,Ticker\nTech,C\nBanks,A\nTech,ZZZ\n"));
        Grouping sector = market.panel().grouping(Panel.SECTOR).orElseThrow();
        assertEquals(
                Grouping.of(List.of("Banks", "Tech"), new int[] {0, Grouping.NONE, 1}), sector);
        assertEquals(1, count(market, "instruments_without_sector"));
        assertEquals(1, count(market, "unknown_sector_instruments"));
        assertTrue(market.quality().warnings().contains("1 instruments without a sector (B)"));
        assertEquals(
                List.of("prices", "sectors"),
                market.fingerprint().inputs().stream().map(DataFingerprint.Input::role).toList());
    }

    @Test
    void sectorFilesThatContradictThemselvesOrLackAColumnAreRefused() {
        assertEquals(
                "sectors.csv:3:2: A is in 'x' and in 'y': leave one of the two rows",
                files.refusal(sectors("instrument,sector\nA,x\nA,y\n")));
        assertTrue(
                files.refusal(sectors("instrument,industry\nA,x\n"))
                        .startsWith("sectors.csv:1: no column sector; expected instrument,sector"));
    }

    @Test
    void everyFurtherColumnOfASectorFileIsAGroupingOfItsName() {
        Panel panel =
                MarketDataLoader.load(
                                sectors(
                                        """
                                        GICS Industry,instrument,,sector,subIndustry
                                        4510,C,x,Tech,Chips
                                        ,A,y,Banks,
                                        4010,B,z,Banks,NA
                                        """))
                        .panel();
        assertEquals(
                Map.of(
                        "sector",
                        Grouping.of(List.of("Banks", "Tech"), new int[] {0, 0, 1}),
                        "gics_industry",
                        Grouping.of(List.of("4010", "4510"), new int[] {Grouping.NONE, 0, 1}),
                        "subindustry",
                        Grouping.of(List.of("Chips"), new int[] {Grouping.NONE, Grouping.NONE, 0})),
                panel.groupings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Volume | volume, which is a field of the prices
                    raw_close | raw_close, which is a field of the prices
                    rank | rank, which is an operator
                    cs_rank | cs_rank, which is an operator
                    Not | not, which is a word of the language
                    nan | nan, which is a word of the language
                    adv20 | adv20, which is a name that stands for a value
                    """)
    void aGroupingCannotHaveANameThatFormulasUseForSomethingElse(String column, String why) {
        assertEquals(
                "sectors.csv:1:3: a grouping cannot be called "
                        + why
                        + ": rename or remove the column",
                files.refusal(sectors("instrument,sector," + column + "\nA,x,y\n")));
    }

    @Test
    void furtherColumnsThatContradictThemselvesAreRefusedWithTheirPlace() {
        assertEquals(
                "sectors.csv:3:3: A is in 'p' and in 'q': leave one of the two rows",
                files.refusal(sectors("instrument,sector,industry\nA,x,p\nA,x,q\n")));
        assertEquals(
                "sectors.csv:1:4: the columns 'Sub Industry' and 'sub_industry' both mean"
                        + " sub_industry: rename or remove one",
                files.refusal(sectors("instrument,sector,Sub Industry,sub_industry\nA,x,p,q\n")));
    }

    @Test
    void everyListedNameIsHardToBorrowUnlessTheSecondColumnSaysOtherwise() {
        MarketData plain = MarketDataLoader.load(hardToBorrow("instrument\nB\nZZZ\n"));
        assertEquals("{1}", plain.borrow().hardToBorrow().toString());
        assertEquals(1, count(plain, "unknown_hard_to_borrow_instruments"));
        MarketData said =
                MarketDataLoader.load(hardToBorrow("instrument,shortable\nA,true\nB,No\nC,0\n"));
        assertEquals("{1, 2}", said.borrow().hardToBorrow().toString());
        assertEquals(2, count(said, "hard_to_borrow_instruments"));
        assertEquals(
                "htb.csv:2:2: shortable is 'maybe': write true or false",
                files.refusal(hardToBorrow("instrument,shortable\nA,maybe\n")));
        assertTrue(
                files.refusal(hardToBorrow("instrument,shortable\nA,1\nA,0\n"))
                        .startsWith("htb.csv:3:2: A is shortable in"));
    }

    @Test
    void aBorrowRateHoldsOnItsOwnDateOnly() {
        MarketData market =
                MarketDataLoader.load(
                        rates(
                                """
                                datetime,instrument,borrow_bps
                                2020-01-02,B,250
                                2020-01-02,C,null
                                2020-01-04,B,9
                                2020-01-03,Q,9
                                """));
        var rates = market.borrow().ratesBps().orElseThrow();
        assertEquals(250, rates.at(0, 1));
        assertEquals(Double.NaN, rates.at(1, 1));
        assertEquals(Double.NaN, rates.at(0, 2));
        assertEquals(1, count(market, "borrow_rates"));
        assertEquals(2, count(market, "unknown_borrow_rates"));
    }

    @Test
    void borrowRatesThatAreNoRatesAreRefused() {
        assertTrue(
                files.refusal(rates("datetime,instrument,borrow_bps\n2020-01-02,B,-5\n"))
                        .startsWith("rates.csv:2:3: borrow_bps '-5' is no rate"));
        assertTrue(
                files.refusal(rates("datetime,instrument,borrow_bps\nyesterday,B,5\n"))
                        .startsWith("rates.csv:2:1: 'yesterday' is no date"));
        assertTrue(
                files.refusal(
                                rates(
                                        """
                                        datetime,instrument,borrow_bps
                                        2020-01-02,B,5
                                        2020-01-02,B,6
                                        """))
                        .startsWith("rates.csv:3:3: B has two rates on 2020-01-02"));
    }

    @Test
    void sectorsAndBorrowFactsBelongToThePanelDigest() {
        String bare = digest(settings(Optional.empty(), Optional.empty(), Optional.empty()));
        String grouped = digest(sectors("instrument,sector\nA,x\nB,y\n"));
        String restricted = digest(hardToBorrow("instrument\nB\n"));
        String rated = digest(rates("datetime,instrument,borrow_bps\n2020-01-02,B,250\n"));
        assertEquals(4, List.of(bare, grouped, restricted, rated).stream().distinct().count());
        assertEquals("2ff826e7f21def6a7f19b3f5edb01c9e05c525bd7b817271fd08e42cbf9d01ef", grouped);
        String finer = digest(sectors("instrument,sector,industry\nA,x,p\nB,y,q\n"));
        assertNotEquals(grouped, finer);
        assertNotEquals(finer, digest(sectors("instrument,sector,industry\nA,x,q\nB,y,p\n")));
        assertNotEquals(grouped, digest(sectors("instrument,sector\nA,y\nB,x\n")));
        assertEquals(grouped, digest(sectors("sector,instrument\ny,B\nx,A\n")));
    }

    private static String digest(MarketSettings settings) {
        return MarketDataLoader.load(settings).fingerprint().panelSha256();
    }
}
