package dev.alphatrail.marketdata;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Assumptions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/// Small files and the settings to load them with, for the tests of this package.
final class MarketFixture {
    static final String HEADER = "datetime,instrument,open,high,low,close,volume\n";

    private final Path folder;
    private int files;

    MarketFixture(Path folder) {
        this.folder = folder;
    }

    /// A market of one CSV text under default settings.
    MarketData load(String csv) {
        return load(csv, settings -> settings);
    }

    /// A market of one CSV text under changed settings.
    MarketData load(String csv, UnaryOperator<MarketSettings> change) {
        return MarketDataLoader.load(change.apply(settings(file("prices.csv", csv))));
    }

    /// The message that refuses a CSV text, with the folder of the file cut off.
    String refusal(String csv) {
        return refusal(csv, settings -> settings);
    }

    String refusal(String csv, UnaryOperator<MarketSettings> change) {
        return refusal(change.apply(settings(file("prices.csv", csv))));
    }

    String refusal(MarketSettings settings) {
        String message =
                String.valueOf(
                        assertThrows(DataException.class, () -> MarketDataLoader.load(settings))
                                .getMessage());
        return message.replaceAll("\\S*[/\\\\](?=[a-z0-9_]+\\.csv)", "");
    }

    /// Writes a text into a folder of its own.
    Path file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String name, byte[] bytes) {
        try {
            Path own = Files.createDirectory(folder.resolve("f" + files++));
            return Files.write(own.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static MarketSettings settings(Path data) {
        return settings(Optional.of(data), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static MarketSettings settings(
            Optional<Path> data,
            Optional<Path> sectors,
            Optional<Path> hardToBorrow,
            Optional<Path> borrowRates) {
        return new MarketSettings(
                data,
                sectors,
                hardToBorrow,
                borrowRates,
                Optional.empty(),
                Optional.empty(),
                true,
                0.1,
                0,
                DefectPolicies.DEFAULT,
                SyntheticSettings.DEFAULT);
    }

    static MarketSettings with(MarketSettings s, DefectPolicies policies) {
        return new MarketSettings(
                s.data(),
                s.sectors(),
                s.hardToBorrow(),
                s.borrowRates(),
                s.start(),
                s.end(),
                s.adjust(),
                s.minDayCoverage(),
                s.delistingReturn(),
                policies,
                s.synthetic());
    }

    static MarketSettings unadjusted(MarketSettings s) {
        return new MarketSettings(
                s.data(),
                s.sectors(),
                s.hardToBorrow(),
                s.borrowRates(),
                s.start(),
                s.end(),
                false,
                s.minDayCoverage(),
                s.delistingReturn(),
                s.policies(),
                s.synthetic());
    }

    static MarketSettings covering(MarketSettings s, double minDayCoverage) {
        return new MarketSettings(
                s.data(),
                s.sectors(),
                s.hardToBorrow(),
                s.borrowRates(),
                s.start(),
                s.end(),
                s.adjust(),
                minDayCoverage,
                s.delistingReturn(),
                s.policies(),
                s.synthetic());
    }

    static MarketSettings between(MarketSettings s, String start, String end) {
        return new MarketSettings(
                s.data(),
                s.sectors(),
                s.hardToBorrow(),
                s.borrowRates(),
                Optional.of(LocalDate.parse(start)),
                Optional.of(LocalDate.parse(end)),
                s.adjust(),
                s.minDayCoverage(),
                s.delistingReturn(),
                s.policies(),
                s.synthetic());
    }

    static long count(MarketData market, String name) {
        Long count = market.quality().counts().get(name);
        if (count == null) {
            throw new IllegalArgumentException("no count " + name);
        }
        return count;
    }

    static double at(MarketData market, String field, String date, String instrument) {
        int t = market.panel().calendar().indexOf(LocalDate.parse(date)).orElseThrow();
        int i = market.panel().instruments().indexOf(instrument).orElseThrow();
        return market.panel().field(field).at(t, i);
    }

    /// A data set beside the repository; the test is skipped where it is absent.
    static Path shared(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
        }
        Path file = folder.resolveSibling("shared").resolve("data").resolve(path);
        Assumptions.assumeTrue(Files.exists(file), "needs " + file);
        return file;
    }
}
