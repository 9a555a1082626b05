package dev.alphatrail.exchange.mlflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.exchange.Transfer;
import dev.alphatrail.exchange.Transfer.Result;
import dev.alphatrail.exchange.mlflow.MlflowImport.Options;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.Verifier;
import dev.alphatrail.trail.TrailException;

import org.junit.jupiter.api.BeforeEach;
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
import java.util.Optional;

class MlflowImportTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-31T09:30:00Z"), ZoneOffset.UTC);
    private static final Options PLAIN = new Options(false, false, Optional.empty(), 1 << 20);
    private static final Options ALL = new Options(true, true, Optional.empty(), 1 << 20);

    @TempDir private Path folder = Path.of("");
    private Mlruns mlruns = new Mlruns(folder);
    private RunStore store = RunStore.open(folder);

    @BeforeEach
    void stores() {
        mlruns = new Mlruns(folder.resolve("mlruns")).experiment("0", "Default");
        store = RunStore.open(folder.resolve("runs"));
    }

    private List<Transfer> imported(Options options) {
        return new MlflowImport(store, options, CLOCK).from(mlruns.root());
    }

    private List<String> words(Options options) {
        return imported(options).stream()
                .map(item -> item.result().word() + " " + item.reason())
                .toList();
    }

    private IndexEntry entry() {
        return store.list(1).entries().getFirst();
    }

    private Json.Obj summary() {
        return entry().summary();
    }

    private RunDirectory directory() {
        return store.find(entry().runId()).orElseThrow();
    }

    private String text(String name) {
        return new String(directory().read(name, 1 << 20), StandardCharsets.UTF_8);
    }

    private Json.Obj json(String name) {
        return JsonReader.parse(text(name), name, JsonLimits.DEFAULT).asObject();
    }

    private static Json.Obj object(Json.Obj parent, String key) {
        return parent.find(key).orElseThrow().asObject();
    }

    @Test
    void aRunBecomesARunWithItsParamsMetricsTagsNoteAndArtifacts() {
        mlruns.experiment("7", "'/Users/jane: alpha #1'")
                .run("7", 1)
                .param("lr", "0.01")
                .param("opt/name", "adam")
                .metric("sharpe", "1700000000200 1.25 0", "1700000000300 1.5 1")
                .metric("val/loss", "1700000000200 0.5 0", "1700000000300 nan 1")
                .tag("team", "eu")
                .tag("mlflow.note.content", "first\nsecond")
                .tag("mlflow.log-model.history", "[]")
                .artifact("model/weights.bin", "abc");

        Transfer item = imported(PLAIN).getFirst();

        assertEquals(Result.ADDED, item.result());
        assertEquals(List.of(), item.notes());
        assertEquals(entry().runId().value(), item.name());
        assertTrue(
                item.name().matches("20231114T221320Z_Users-jane-alpha-1_[0-9a-f]{10}"),
                item.name());
        assertEquals(RunStatus.FINISHED, entry().status());
        assertEquals(Instant.ofEpochSecond(1_700_000_000L), entry().createdAt());
        assertEquals(Optional.of("Users-jane-alpha-1"), summary().text("thread_id"));
        assertEquals(Optional.of("bold-fish-1"), summary().text("idea"));
        assertEquals(Optional.of("first\nsecond"), summary().text("notes"));
        assertEquals(1.5, summary().number("best_information_ratio"));
        assertEquals(
                Json.object()
                        .put("mlflow.source.name", "/home/jane/train.py")
                        .put("mlflow.user", "jane")
                        .put("team", "eu")
                        .build(),
                object(summary(), "tags"));
        Json.Obj params = Json.object().put("lr", "0.01").put("opt/name", "adam").build();
        assertEquals(params, object(summary(), "params"));
        assertEquals(params, json("params.json"));
        assertEquals(params, object(json("config.json"), "params"));
        Json.Obj metrics = Json.object().put("sharpe", 1.5).put("val/loss", Double.NaN).build();
        assertEquals(metrics, object(summary(), "metrics"));
        assertEquals(metrics, object(json("result.json"), "metrics"));
        assertEquals(
                """
                metric,step,timestamp,value
                sharpe,0,1700000000200,1.25
                sharpe,1,1700000000300,1.5
                val/loss,0,1700000000200,0.5
                val/loss,1,1700000000300,
                """,
                text("metrics.csv"));
        assertEquals("abc", text("artifacts/model/weights.bin"));
        assertEquals(Optional.of("[]"), json("tags.json").text("mlflow.log-model.history"));
        Json.Obj origin = object(json("run.json"), "imported_from");
        assertEquals(Optional.of("/Users/jane: alpha #1"), origin.text("experiment"));
        assertEquals(Optional.of(Mlruns.id(1)), origin.text("run_id"));
        assertEquals(Optional.of("2023-11-14T22:15:00.456Z"), json("run.json").text("end"));
        assertEquals(List.of(), new Verifier(store).everything(Optional.empty()).findings());
    }

    @Test
    void importingTwiceAddsNothing() {
        mlruns.run("0", 1).metric("a", "1 2 3");
        assertEquals(List.of("added "), words(PLAIN));
        assertEquals(List.of("present "), words(PLAIN));
        assertEquals(1, store.list(10).entries().size());
    }

    @Test
    void aRunThatChangedInMlflowIsAConflictAndStaysAsItWas() {
        Mlruns.Run run = mlruns.run("0", 1).metric("a", "1 2 3");
        imported(PLAIN);
        run.metric("a", "1 2 3", "2 9 4");

        assertEquals(Result.CONFLICT, imported(PLAIN).getFirst().result());

        assertEquals(2.0, object(summary(), "metrics").number("a"));
    }

    @Test
    void theLastValueIsThatOfTheLargestStepThenTimeThenValue() {
        mlruns.run("0", 1)
                .metric("a", "5 1.0 2", "9 2.0 1", "6 3.0 2", "6 2.5 2")
                .metric("old", "5 1.0", "6 -1e-05")
                .metric("new", "5 7 1 data 0123abcd")
                .metric("up", "5 Infinity 0");
        imported(PLAIN);
        assertEquals(
                Json.object()
                        .put("a", 3)
                        .put("new", 7)
                        .put("old", -1e-5)
                        .put("up", Double.NaN)
                        .build(),
                object(summary(), "metrics"));
    }

    @Test
    void theInformationRatioIsTakenOnlyWhenOneMetricIsCalledSo() {
        mlruns.run("0", 1).metric("Sharpe Ratio", "1 2 0").metric("val/sharpe", "1 3 0");
        mlruns.run("0", 2).metric("sharpe", "1 2 0").metric("information_ratio", "1 3 0");
        List<Transfer> items = imported(PLAIN);
        List<IndexEntry> entries = store.list(2).entries().reversed();
        assertEquals(2.0, entries.get(0).summary().number("best_information_ratio"));
        assertEquals(Double.NaN, entries.get(1).summary().number("best_information_ratio"));
        assertTrue(items.get(1).notes().getFirst().contains("--ratio"), items.toString());
    }

    @Test
    void theUserMayNameTheInformationRatio() {
        mlruns.run("0", 1).metric("sharpe", "1 2 0").metric("val/sharpe", "1 3 0");
        imported(new Options(false, false, Optional.of("val/sharpe"), 1 << 20));
        assertEquals(3.0, summary().number("best_information_ratio"));
    }

    @Test
    void failedAndKilledRunsKeepTheirStatus() {
        mlruns.run("0", 1).meta("4", "active");
        mlruns.run("0", 2).meta("KILLED", "active");
        imported(PLAIN);
        assertEquals(
                List.of(RunStatus.FAILED, RunStatus.KILLED),
                store.list(2).entries().reversed().stream().map(IndexEntry::status).toList());
    }

    @Test
    void runsThatNeverEndedAreSkippedUntilTheyAreAskedFor() {
        mlruns.run("0", 1).meta("1", "active");
        assertTrue(words(PLAIN).getFirst().startsWith("skipped still RUNNING"));
        assertEquals(List.of("added "), words(ALL));
        assertEquals(RunStatus.KILLED, entry().status());
    }

    @Test
    void deletedRunsAreSkippedOrGoToTheTrash() {
        mlruns.run("0", 1).meta("3", "deleted");
        mlruns.deletedExperiment("5", "old");
        new Mlruns(mlruns.root().resolve(".trash")).run("5", 2);

        assertEquals(
                List.of(Result.SKIPPED, Result.SKIPPED),
                imported(PLAIN).stream().map(Transfer::result).toList());
        assertEquals(
                List.of(Result.ADDED, Result.ADDED),
                imported(ALL).stream().map(Transfer::result).toList());
        assertEquals(List.of(), store.list(10).entries());
        assertEquals(2, store.trash().size());
        assertEquals(
                List.of("present it is in the trash", "present it is in the trash"), words(ALL));
        store.restore(store.trash().keySet().iterator().next());
        assertEquals(1, store.list(10).entries().size());
    }

    @Test
    void theModelRegistryIsSkippedWithAWord() throws IOException {
        Files.createDirectories(mlruns.root().resolve("models/m"));
        mlruns.run("0", 1);
        assertEquals(
                List.of("added ", "skipped the model registry is not taken over"), words(PLAIN));
    }

    @Test
    void whatBelongsToAnExperimentButIsNoRunIsPassedOver() throws IOException {
        Path experiment = mlruns.root().resolve("0");
        for (String name : List.of("tags", "datasets/x", "traces/y", "models/m")) {
            Files.createDirectories(experiment.resolve(name));
        }
        Files.createDirectories(experiment.resolve("scratch"));
        assertEquals(List.of("skipped it has no meta.yaml and is no run"), words(PLAIN));
    }

    @Test
    void malformedRunsAreRefusedWithFileAndReasonAndTheOthersTaken() throws IOException {
        mlruns.run("0", 1).meta("status: 3\nstart_time: 1\n");
        mlruns.run("0", 2).meta("a: [1, 2\n");
        mlruns.run("0", 3).meta("- a\n- b\n");
        mlruns.run("0", 4).meta("9", "active");
        Files.delete(mlruns.run("0", 5).directory().resolve("meta.yaml"));
        String good = Files.readString(mlruns.run("0", 6).directory().resolve("meta.yaml"));
        mlruns.run("0", 6).meta(good.replace("experiment_id: '0'", "experiment_id: '3'"));
        mlruns.run("0", 7);
        Files.writeString(
                mlruns.root().resolve("0").resolve(Mlruns.id(7)).resolve("meta.yaml"), "");
        String late = good.replace(Mlruns.id(6), Mlruns.id(8));
        mlruns.run("0", 8).meta(late.replaceAll("start_time: .*", "start_time: soon"));
        mlruns.run("0", 9);

        assertEquals(
                List.of(
                        "refused meta.yaml: is of run \"\", not of " + Mlruns.id(1),
                        "refused meta.yaml: is no YAML (while parsing a flow sequence)",
                        "refused meta.yaml: is no mapping of names to values",
                        "refused meta.yaml: status is \"9\", must be 1 to 5",
                        "refused meta.yaml: is missing",
                        "refused meta.yaml: is of experiment \"3\", but lies in 0",
                        "refused meta.yaml: is no mapping of names to values",
                        "refused meta.yaml: start_time is no time in milliseconds",
                        "added "),
                words(PLAIN));
    }

    @Test
    void malformedExperimentsAreRefusedAndTheOthersTaken() throws IOException {
        mlruns.run("0", 1);
        Files.createDirectories(mlruns.root().resolve("8"));
        mlruns.experiment("9", "nine");
        Files.move(mlruns.root().resolve("9"), mlruns.root().resolve("99"));
        assertEquals(
                List.of(
                        "added ",
                        "refused no experiment: meta.yaml: is missing",
                        "refused no experiment: meta.yaml: is of experiment \"9\""),
                words(PLAIN));
    }

    @Test
    void whatIsDamagedInARunIsToldAndTheRestTaken() throws IOException {
        Mlruns.Run run =
                mlruns.run("0", 1)
                        .metric("torn", "1 2 0", "1700000")
                        .metric("empty")
                        .param("good", "1");
        Files.write(run.directory().resolve("params/bad"), new byte[] {(byte) 0xFF, 1});
        assertEquals(
                List.of(
                        "params/bad: is no text in UTF-8 and was left out",
                        "metrics/empty: has no value",
                        "metrics/torn:2: is no line \"timestamp value step\" and was left out"),
                imported(PLAIN).getFirst().notes());
        assertEquals(2.0, object(summary(), "metrics").number("torn"));
        assertEquals(Optional.of("1"), object(summary(), "params").text("good"));
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Path away = Files.createDirectories(folder.resolve("away"));
        Files.writeString(away.resolve("x"), "secret");
        Mlruns.Run run = mlruns.run("0", 1).artifact("own.txt", "own").param("a", "1");
        Files.createSymbolicLink(run.directory().resolve("artifacts/link.txt"), secret);
        Files.createSymbolicLink(run.directory().resolve("artifacts/away"), away);
        Files.createSymbolicLink(run.directory().resolve("params/link"), secret);
        Files.createSymbolicLink(run.directory().resolve("metrics"), away);
        Files.createSymbolicLink(mlruns.root().resolve("0/" + Mlruns.id(2)), run.directory());
        Mlruns.Run linked = mlruns.run("0", 3);
        Files.delete(linked.directory().resolve("meta.yaml"));
        Files.createSymbolicLink(linked.directory().resolve("meta.yaml"), secret);

        List<Transfer> items = imported(PLAIN);

        assertEquals(
                List.of("added ", "refused meta.yaml: is no regular file"),
                items.stream().map(item -> item.result().word() + " " + item.reason()).toList());
        assertEquals(
                List.of(
                        "artifacts/away is a link and was not followed",
                        "artifacts/link.txt is a link and was not followed",
                        "metrics is no directory and was left out",
                        "params/link is a link and was not followed"),
                items.getFirst().notes().stream().sorted().toList());
        assertEquals(
                List.of("artifacts/own.txt"),
                directory().names().stream().filter(name -> name.startsWith("artifacts")).toList());
        assertFalse(directory().names().stream().anyMatch(name -> text(name).contains("\"secret")));
    }

    @Test
    void artifactsElsewhereAreToldAndNotLookedFor() throws IOException {
        Mlruns.Run run = mlruns.run("0", 1);
        String meta = Files.readString(run.directory().resolve("meta.yaml"));
        run.meta(meta.replaceAll("artifact_uri: .*", "artifact_uri: s3://bucket/x/artifacts"));
        assertEquals(
                List.of(
                        "artifacts at s3://bucket/x/artifacts are not read, only those in the run's"
                                + " directory"),
                imported(PLAIN).getFirst().notes());
    }

    @Test
    void namesOfArtifactsThatARunMayNotHaveAreChangedAndKept() {
        mlruns.run("0", 1)
                .artifact("my plot (1).png", "1")
                .artifact(".hidden", "2")
                .artifact("con.txt", "3")
                .artifact("Größe", "4")
                .artifact("A/x", "5")
                .artifact("a/X", "6");
        imported(PLAIN);
        assertEquals(
                List.of(
                        "artifacts/A/x",
                        "artifacts/Gr_xC3_xB6_xC3_x9Fe",
                        "artifacts/_con.txt",
                        "artifacts/_x2Ehidden",
                        "artifacts/a/X_2",
                        "artifacts/my_x20plot_x20_x281_x29.png"),
                directory().names().stream().filter(name -> name.startsWith("artifacts")).toList());
        assertTrue(text("run.json").contains("\"original\": \"my plot (1).png\""));
        assertTrue(text("run.json").contains("\"original\": \"a/X\""));
    }

    @Test
    void aRunLargerThanAllowedIsRefused() {
        mlruns.run("0", 1).artifact("big", "x".repeat((1 << 20) + 1));
        assertTrue(words(PLAIN).getFirst().contains("--max-run-bytes"));
        assertEquals(List.of(), store.list(1).entries());
    }

    @Test
    void datasetsThatARunReadAreNamedInIt() throws IOException {
        Mlruns.Run run = mlruns.run("0", 1);
        run.file(
                "inputs/00ff/meta.yaml",
                "source_type: DATASET\nsource_id: d1\ntags:\n  mlflow.data.context: train\n");
        run.file("inputs/0100/meta.yaml", "source_type: DATASET\nsource_id: ../..\n");
        Path dataset = mlruns.root().resolve("0/datasets/d1");
        Files.createDirectories(dataset);
        Files.writeString(
                dataset.resolve("meta.yaml"), "name: us88\ndigest: abc\nsource_type: local\n");
        assertEquals(
                List.of("inputs/0100/meta.yaml: source_id is no id of a dataset and was left out"),
                imported(PLAIN).getFirst().notes());
        assertTrue(text("run.json").contains("\"name\": \"us88\""));
    }

    @Test
    void whatHasNoRoomInTheIndexStandsInTheFiles() {
        Mlruns.Run run = mlruns.run("0", 1);
        String value = "é".repeat(400);
        for (int i = 0; i < 600; i++) {
            run.param("p" + (1000 + i), value);
        }
        List<String> notes = imported(PLAIN).getFirst().notes();
        assertEquals(1, notes.size());
        int shown = object(summary(), "params").members().size();
        assertTrue(shown > 100 && shown < 600, "" + shown);
        assertEquals(600, json("params.json").members().size());
    }

    @Test
    void aDirectoryThatIsNoFileStoreIsSaidSo() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        String message =
                String.valueOf(
                        assertThrows(
                                        TrailException.class,
                                        () -> new MlflowImport(store, PLAIN, CLOCK).from(empty))
                                .getMessage());
        assertTrue(message.contains("no file store of MLflow"), message);
        Path database = Files.writeString(folder.resolve("mlflow.db"), "SQLite format 3");
        assertThrows(
                TrailException.class, () -> new MlflowImport(store, PLAIN, CLOCK).from(database));
    }
}
