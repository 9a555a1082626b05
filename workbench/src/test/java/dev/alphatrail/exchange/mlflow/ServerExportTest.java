package dev.alphatrail.exchange.mlflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.Provenance.Code;
import dev.alphatrail.artifacts.SampleStudy;
import dev.alphatrail.exchange.StoredRun;
import dev.alphatrail.exchange.Transfer;
import dev.alphatrail.exchange.Transfer.Result;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.SampleRuns;
import dev.alphatrail.trail.TrailException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class ServerExportTest {
    @TempDir private Path folder = Path.of("");
    private FakeServer server;
    private RunStore store = RunStore.open(folder);

    ServerExportTest() throws IOException {
        server = new FakeServer();
    }

    @BeforeEach
    void store() {
        new SampleRuns(folder.resolve("runs"))
                .finished(
                        "one",
                        SampleStudy.typical(),
                        SampleStudy.configuration(),
                        new Code("0.1.0", Optional.empty(), false));
        store = RunStore.open(folder.resolve("runs"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<Transfer> exported(Map<String, String> environment) {
        return new ServerExport(server.uri() + "/", environment, true)
                .write(StoredRun.all(store, Optional.empty()));
    }

    @Test
    void aRunArrivesWithParamsMetricsTagsNoteAndFiles() throws IOException {
        store.note(RunId.parse("one"), Optional.of("look again"));
        store.tag(RunId.parse("one"), Map.of("team", Optional.of("eu")));

        Transfer item = exported(Map.of()).getFirst();

        assertEquals(Result.ADDED, item.result(), item.reason());
        FakeServer.Run run = server.runs.getFirst();
        assertEquals(Map.of("main", run.experiment), server.experiments);
        assertEquals("one", run.name);
        assertEquals("FINISHED", run.status);
        assertEquals(1_769_851_800_000L, run.start);
        assertEquals(1_769_851_802_000L, run.end);
        assertEquals("Momentum + liquidity", run.params.get("generator.idea"));
        assertFalse(run.params.containsKey("schema_version"));
        assertEquals(1.25, run.metrics.get("a002/information_ratio"));
        assertEquals(1.5, run.metrics.get("a001/information_ratio"));
        assertEquals(1.5, run.metrics.get("information_ratio"));
        assertFalse(run.metrics.containsKey("a004/information_ratio"));
        assertEquals("one", run.tags.get("alphatrail.run_id"));
        assertEquals("eu", run.tags.get("team"));
        assertEquals("look again", run.tags.get("mlflow.note.content"));
        String place = "1/" + run.id + "/artifacts/";
        assertEquals(
                StoredRun.named(store, List.of("one")).getFirst().directory().names().stream()
                        .map(place::concat)
                        .sorted()
                        .toList(),
                List.copyOf(server.artifacts.keySet()));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("runs/one/config.json")),
                server.artifacts.get(place + "config.json"));
    }

    @Test
    void exportingTwiceAddsNothing() {
        exported(Map.of());
        assertEquals(Result.PRESENT, exported(Map.of()).getFirst().result());
        assertEquals(1, server.runs.size());
    }

    @Test
    void aServerThatFailsOnTheWayKeepsNoPart() {
        server.failing = "mlflow-artifacts";
        Transfer failed = exported(Map.of()).getFirst();
        assertEquals(Result.REFUSED, failed.result());
        assertTrue(failed.reason().startsWith("the server answers 500 to"), failed.reason());
        assertTrue(server.runs.getFirst().deleted);
        server.failing = "none";
        assertEquals(Result.ADDED, exported(Map.of()).getFirst().result());
    }

    @Test
    void anErrorOfTheServerIsOneLine() {
        server.failing = "runs/create";
        Transfer failed = exported(Map.of()).getFirst();
        assertEquals(Result.REFUSED, failed.result());
        assertEquals("the server answers 500: out of order", failed.reason());
    }

    @Test
    void aPartOfAnExportThatWasCutOffIsTold() {
        exported(Map.of());
        server.runs.getFirst().status = "RUNNING";
        Transfer item = exported(Map.of()).getFirst();
        assertEquals(Result.REFUSED, item.result());
        assertTrue(item.reason().contains("cut off"), item.reason());
    }

    @Test
    void aServerThatPassesNoArtifactsOnGetsNone() {
        server.artifactRoot = "s3://bucket/";
        Transfer item = exported(Map.of()).getFirst();
        assertEquals(Result.ADDED, item.result());
        assertTrue(item.notes().getLast().contains("its files are not sent"), item.toString());
        assertEquals(Map.of(), server.artifacts);
        assertEquals("FINISHED", server.runs.getFirst().status);
    }

    @Test
    void credentialsComeFromTheEnvironmentAndGoWithEachRequestButTheFirst() {
        exported(Map.of("MLFLOW_TRACKING_USERNAME", "jane", "MLFLOW_TRACKING_PASSWORD", "secret"));
        assertEquals("null", server.authorizations.getFirst());
        assertEquals(
                List.of("Basic amFuZTpzZWNyZXQ="),
                server.authorizations.stream().skip(1).distinct().toList());
    }

    @Test
    void aRunThatCameFromMlflowGoesBackWithItsMetricsAndThread() {
        Mlruns mlruns = new Mlruns(folder.resolve("mlruns")).experiment("7", "alpha");
        Mlruns.Run run = mlruns.run("7", 1).metric("val/loss", "1 0.5 0").metric("nan", "1 nan 0");
        for (int i = 0; i < 250; i++) {
            run.param("p" + i, "v" + i);
        }
        run.param("long", "x".repeat(600));
        RunStore imported = RunStore.open(folder.resolve("imported"));
        new MlflowImport(
                        imported,
                        new MlflowImport.Options(false, false, Optional.empty(), 1 << 20),
                        Clock.systemUTC())
                .from(mlruns.root());

        Transfer item =
                new ServerExport(server.uri(), Map.of(), false)
                        .write(StoredRun.all(imported, Optional.empty()))
                        .getFirst();

        assertEquals(Result.ADDED, item.result(), item.reason());
        assertEquals(List.of("param params.long is cut to 500 characters"), item.notes());
        FakeServer.Run back = server.runs.getFirst();
        assertEquals(Map.of("alpha", "1"), server.experiments);
        assertEquals(Map.of("val/loss", 0.5), back.metrics);
        assertEquals(251, back.params.size());
        assertEquals("v249", back.params.get("params.p249"));
        assertEquals(500, String.valueOf(back.params.get("params.long")).length());
        assertEquals(100, server.largestBatch);
        assertEquals(1_700_000_100_456L, back.end);
        assertEquals(Map.of(), server.artifacts);
    }

    @Test
    void keysBecomeWhatMlflowTakes() {
        assertEquals("a.b-c_d e/f", ServerRun.key("a.b-c_d e/f"));
        assertEquals("_/_/x_", ServerRun.key("../\u00e9/x#"));
        assertEquals("_/a", ServerRun.key("/a"));
        assertEquals(250, ServerRun.key("x".repeat(400)).length());
    }

    @Test
    void aServerThatIsNotThereIsSaidSo() {
        server.close();
        String message =
                String.valueOf(
                        assertThrows(TrailException.class, () -> exported(Map.of())).getMessage());
        assertTrue(message.contains("no MLflow server answers at http://localhost:"), message);
    }

    @Test
    void aUriThatIsNoServersIsRefusedWithoutRepeatingIt() {
        for (String uri :
                List.of("databricks", "file:///x", "http://u:secret@host", "http://", "::")) {
            String message =
                    String.valueOf(
                            assertThrows(
                                            TrailException.class,
                                            () -> new ServerExport(uri, Map.of(), true))
                                    .getMessage());
            assertFalse(message.contains("secret"), message);
        }
    }
}
