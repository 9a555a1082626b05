package dev.alphatrail.exchange.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.exchange.Transfer;
import dev.alphatrail.exchange.mlflow.MlflowImport.Options;
import dev.alphatrail.runstore.ArtifactName;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.Verifier;
import dev.alphatrail.trail.TrailException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Whatever lies in a file store: the import ends, tells, and leaves a store that is whole.
class MlflowFuzzTest {
    private static final Options ALL = new Options(true, true, Optional.empty(), 1 << 16);

    /// A change of one byte or of a stretch of bytes in one of the files.
    record Change(int file, int place, int length, byte[] bytes) {
        byte[] of(byte[] before) {
            int from = before.length == 0 ? 0 : Math.floorMod(place, before.length + 1);
            int to = Math.min(before.length, from + length);
            byte[] after = new byte[before.length - (to - from) + bytes.length];
            System.arraycopy(before, 0, after, 0, from);
            System.arraycopy(bytes, 0, after, from, bytes.length);
            System.arraycopy(before, to, after, from + bytes.length, before.length - to);
            return after;
        }
    }

    @Provide
    Arbitrary<Change> changes() {
        Arbitrary<byte[]> telling =
                Arbitraries.of(
                                "&a",
                                "*a",
                                "!!python/object:os.system ",
                                "{",
                                "[[[[",
                                "\n- ",
                                "\0",
                                ": ",
                                "null",
                                "-1",
                                "9999999999999999999",
                                "'",
                                "\uFEFF",
                                "../../x",
                                "nan",
                                "1e999",
                                "\r\n",
                                "%YAML 9\n---\n",
                                "<<: ",
                                "? ",
                                "|\n",
                                "\t")
                        .map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000),
                        Arbitraries.integers().between(0, 2_000),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.oneOf(telling, any))
                .as(Change::new);
    }

    @Property(tries = 150)
    void aChangedFileStoreIsReadOrRefused(
            @ForAll("changes") Change first, @ForAll("changes") Change second) throws IOException {
        Path folder = Files.createTempDirectory("alphatrail-fuzz");
        try {
            Path mlruns = store(folder.resolve("mlruns"));
            change(mlruns, first);
            change(mlruns, second);
            RunStore store = RunStore.open(folder.resolve("runs"));
            try {
                List<Transfer> items = new MlflowImport(store, ALL, Clock.systemUTC()).from(mlruns);
                assertFalse(items.isEmpty());
                items.forEach(item -> assertFalse(item.reason().contains("\n"), item.reason()));
            } catch (TrailException e) {
                assertTrue(e.getMessage().contains("no file store"), e.getMessage());
            }
            assertEquals(List.of(), new Verifier(store).everything(Optional.empty()).findings());
        } finally {
            delete(folder);
        }
    }

    @Property(tries = 300)
    void anyTextIsYamlOrRefused(@ForAll String text) {
        try {
            FlatYaml.parse(text, "meta.yaml");
        } catch (Refusal refusal) {
            assertTrue(refusal.line().startsWith("meta.yaml: "), refusal.line());
        }
    }

    @Property(tries = 300)
    void everyNameBecomesAnArtifactNameAndNoTwoTheSame(@ForAll List<String> paths) {
        ArtifactNames names = new ArtifactNames("artifacts");
        Set<String> given = new HashSet<>();
        for (String path : paths) {
            String name = names.name(path);
            assertTrue(ArtifactName.isAllowed(name), name);
            assertTrue(given.add(name.toLowerCase(Locale.ROOT)), name);
        }
    }

    private static Path store(Path root) {
        Mlruns mlruns = new Mlruns(root).experiment("0", "Default");
        mlruns.run("0", 1)
                .param("lr", "0.01")
                .metric("loss", "1700000000200 0.5 0", "1700000000300 0.25 1")
                .tag("mlflow.note.content", "note")
                .file("inputs/00ff/meta.yaml", "source_type: DATASET\nsource_id: d1\n")
                .artifact("a.txt", "a");
        mlruns.run("0", 2).meta("1", "deleted");
        return root;
    }

    private static void change(Path root, Change change) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
            Path file = files.get(change.file() % files.size());
            Files.write(file, change.of(Files.readAllBytes(file)));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
