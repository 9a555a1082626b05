package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.config.ConfigFile;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.MarketSection;
import dev.alphatrail.config.TrackingSection;
import dev.alphatrail.generator.OfflineFamilies;
import dev.alphatrail.study.Progress;
import dev.alphatrail.trail.Recorder;
import dev.alphatrail.trail.RunRequest;
import dev.alphatrail.trail.Studied;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The same configuration and data give the same bytes, wherever and whenever.
class SameBytesTest {
    /// What holds the run's id, its time, or the places of files.
    private static final List<String> TELL_OF_THE_RUN =
            List.of("run.json", "config.json", "manifest.json", "registry.jsonl");

    @TempDir private Path folder = Path.of("");

    @Test
    void anotherNumberOfThreadsZoneLocaleAndDayChangeNothing() throws IOException {
        Path data = SmallMarket.write(folder, 320, 30);
        TreeMap<String, byte[]> here = artifacts(data, 1, "2026-01-05T10:00:00Z");
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        TreeMap<String, byte[]> there;
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            there = artifacts(data, 2, "2031-12-31T23:59:59Z");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertEquals(here.keySet(), there.keySet());
        assertTrue(
                here.keySet().stream().anyMatch(name -> name.startsWith("daily/")),
                here.keySet().toString());
        assertTrue(
                new String(here.get("result.json"), StandardCharsets.UTF_8)
                        .contains("refused by factors.max_correlation"));
        here.forEach((name, bytes) -> assertArrayEquals(bytes, there.get(name), name));
    }

    private TreeMap<String, byte[]> artifacts(Path data, int threads, String now)
            throws IOException {
        Path runs = folder.resolve("runs-" + threads);
        Configuration configuration =
                ConfigFile.read(
                                Files.writeString(
                                        folder.resolve("config.yaml"),
                                        "generator: {idea: Momentum + liquidity, max_iterations:"
                                                + " 2}\n"
                                                + "factors: {max_correlation: 0.8}\n"))
                        .withFlag("--data", MarketSection.DATA, data.toString())
                        .withFlag("--runs-root", TrackingSection.RUNS_ROOT, runs.toString());
        Studied studied =
                new Recorder(
                                new OfflineFamilies(),
                                Progress.SILENT,
                                Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                        .record(
                                new RunRequest(
                                        configuration, List.of("run"), threads, Optional.empty()));
        Path run = studied.directory().orElseThrow().path();
        TreeMap<String, byte[]> artifacts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = run.relativize(file).toString();
                if (!TELL_OF_THE_RUN.contains(name)) {
                    artifacts.put(name, Files.readAllBytes(file));
                }
            }
        }
        return artifacts;
    }
}
