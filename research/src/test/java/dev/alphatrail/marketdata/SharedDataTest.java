package dev.alphatrail.marketdata;

import static dev.alphatrail.marketdata.MarketFixture.at;
import static dev.alphatrail.marketdata.MarketFixture.count;
import static dev.alphatrail.marketdata.MarketFixture.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Facts about real data, counted with other tools.
class SharedDataTest {
    @TempDir Path folder;

    @Test
    void us88IsReadWhole() {
        MarketData market =
                MarketDataLoader.load(
                        MarketFixture.settings(
                                Optional.of(shared("us88/ohlcv.csv")),
                                Optional.of(shared("us88/sectors.csv")),
                                Optional.empty(),
                                Optional.empty()));
        assertEquals("ohlcv", market.label());
        assertEquals(108_592, count(market, "rows_read"));
        assertEquals(108_589, count(market, "rows_used"));
        assertEquals(1_258, count(market, "dates"));
        assertEquals(88, count(market, "instruments"));
        assertEquals(3, count(market, "missing_close_rows"));
        assertEquals(18, count(market, "missing_cells"));
        assertEquals(4, count(market, "late_listings"));
        assertEquals(0, count(market, "removed_dates"));
        assertEquals(0, count(market, "unsorted_rows"));
        assertEquals(0, count(market, "instruments_without_sector"));
        assertEquals(9, market.panel().grouping(Panel.SECTOR).orElseThrow().labels().size());
        assertEquals(Double.NaN, at(market, Panel.CLOSE, "2016-06-29", "SNP"));
        assertEquals(
                96.424286 * (87.121140 / 96.424286), at(market, Panel.CLOSE, "2012-09-04", "AAPL"));
        assertEquals(
                "ce46c56089bf3ea932de8a29b0c2cc9d92a5a8ab438ad78546bdb7946ed0ac02",
                market.fingerprint().inputs().getFirst().sha256());
    }

    @Test
    void shuffledCompressedAndRewrittenUs88HasTheSamePanel() throws IOException {
        Path original = shared("us88/ohlcv.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(original));
        String header = lines.removeFirst();
        Collections.shuffle(lines, new Random(3));
        byte[] shuffled =
                (header + "\r\n" + String.join("\r\n", lines)).getBytes(StandardCharsets.UTF_8);
        Path rewritten = Files.write(folder.resolve("x.csv.gz"), MarketFixture.gzip(shuffled));
        MarketData market = MarketDataLoader.load(MarketFixture.settings(rewritten));
        assertEquals(
                MarketDataLoader.load(MarketFixture.settings(original)).fingerprint().panelSha256(),
                market.fingerprint().panelSha256());
        assertTrue(count(market, "unsorted_rows") > 50_000);
    }

    @Test
    void uswideLosesItsStrayHolidayRows() {
        MarketData market =
                MarketDataLoader.load(MarketFixture.settings(shared("uswide/ohlcv.csv.gz")));
        assertEquals(1_541_010, count(market, "rows_read"));
        assertEquals(3_529, count(market, "instruments"));
        assertEquals(39_017, count(market, "zero_volume_rows"));
        assertEquals(18, count(market, "removed_dates"));
        assertEquals(91, count(market, "removed_date_rows"));
        assertEquals(513, market.panel().dates());
        for (String holiday : List.of("2015-11-26", "2016-03-25", "2017-01-16")) {
            assertTrue(
                    market.panel().calendar().indexOf(LocalDate.parse(holiday)).isEmpty(), holiday);
        }
        assertTrue(market.quality().warnings().getFirst().contains("GMC"));
    }
}
