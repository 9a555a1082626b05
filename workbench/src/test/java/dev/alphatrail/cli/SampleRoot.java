package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.runstore.Doctor;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A store with runs of every kind and everything that can happen to them, all made by the program
/// itself: p0, p1 and p2, with and without a generator, formulas that fail, gates that let nothing
/// pass, data that are refused, a replay, tags, notes, deletions, a killed run, and one under way.
///
/// @param root of the store
record SampleRoot(Path root) {
    private static final String OWN = "own=-rank(close)";

    /// Makes it.
    static SampleRoot in(Path folder) throws IOException {
        String data = SmallMarket.write(folder, 300, 30).toString();
        SampleRoot sample = new SampleRoot(folder.resolve("runs"));
        Path sectors = folder.resolve("sectors.csv");
        Path borrow = folder.resolve("borrow.csv");
        Path hard = folder.resolve("hard.csv");
        StringBuilder sectorOf = new StringBuilder("instrument,sector\n");
        for (int i = 0; i < 30; i++) {
            sectorOf.append("N%02d,S%d\n".formatted(i, i % 3));
        }
        Files.writeString(sectors, sectorOf);
        Files.writeString(borrow, "datetime,instrument,borrow_bps\n2020-06-01,N01,300\n");
        Files.writeString(hard, "instrument\nN02\n");
        String files = "market.borrow_rates=" + borrow;
        String unshortable = "market.hard_to_borrow=" + hard;

        sample.run(0, "quick", "p0", data, "--factor", OWN, "--tag", "team=eu", "--notes", "look");
        sample.run(
                0, "walk", "p1", data, "--no-generate", "--factor", OWN, "--factor", "bad=rank(");
        sample.run(
                0,
                "full",
                "p2",
                data,
                "--sectors",
                sectors.toString(),
                "--set",
                files,
                "--set",
                unshortable,
                "--max-iterations",
                "2",
                "--factor",
                OWN,
                "--factor",
                "no=rank(klose)",
                "--save-daily-top",
                "3",
                "--set",
                "gates.max_turnover=5",
                "--set",
                "portfolio.vol_target=0.1",
                "--set",
                "gates.min_splits=1");
        sample.run(0, "gated", "p1", data, "--set", "gates.min_ir=99");
        sample.run(0, "short", "p2", data, "--set", "walk_forward.train_days=1000");
        sample.run(0, "synthetic", "p0", "", "--set", "market.synthetic_days=60");
        Path empty = Files.writeString(folder.resolve("empty.csv"), "datetime,instrument\n");
        sample.run(1, "failed", "p2", empty.toString());
        sample.run(0, "gone", "p0", data);
        Cli replay =
                Cli.run(
                        "replay",
                        "full",
                        "--save",
                        "--quiet",
                        "--runs-root",
                        sample.root.toString());
        assertEquals(0, replay.exitCode(), replay.err());

        RunStore store = RunStore.open(sample.root);
        Map<String, Optional<String>> tags = new LinkedHashMap<>();
        tags.put("desk", Optional.of("emea"));
        tags.put("team", Optional.empty());
        store.tag(RunId.parse("quick"), tags);
        store.note(RunId.parse("walk"), Optional.of("again with \"sectors\""));
        store.note(RunId.parse("walk"), Optional.empty());
        store.delete(RunId.parse("gated"));
        store.restore(RunId.parse("gated"));
        store.delete(RunId.parse("gone"));
        store.purge(RunId.parse("gone"));
        store.delete(RunId.parse("short"));
        sample.salvage(store);
        return sample;
    }

    /// A run whose program was killed, and what was published of it later.
    private void salvage(RunStore store) throws IOException {
        RunDraft draft = store.beginNamed(RunId.parse("killed"), about());
        draft.put("SUMMARY.md", "so far");
        Path owner = root.resolve(".staging/killed/owner.json");
        String text = Files.readString(owner);
        // a number that no process has
        Files.writeString(owner, text.replaceFirst("\"pid\": [0-9]+", "\"pid\": 4194304"));
        new Doctor(store).salvage(draft.id(), false);
        draft.close();
    }

    private void run(int exitCode, String id, String mode, String data, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--idea",
                                "Momentum + liquidity",
                                "--run-id",
                                id,
                                "--eval-mode",
                                mode,
                                "--runs-root",
                                root.toString(),
                                "--quiet",
                                "--set",
                                "generator.alphas=3"));
        if (!data.isEmpty()) {
            words.addAll(List.of("--data", data));
        }
        words.addAll(List.of(more));
        Cli run = Cli.run(words.toArray(String[]::new));
        assertEquals(exitCode, run.exitCode(), run.err());
    }

    /// Everything of it that a schema describes.
    List<Artifact> artifacts() throws IOException {
        List<Artifact> artifacts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                artifacts.addAll(of(file));
            }
        }
        lines("index.v2", root.resolve("_index.jsonl"))
                .filter(line -> !line.text().contains("\"event\":"))
                .forEach(line -> artifacts.add(ofVersion1(line)));
        artifacts.addAll(underWay());
        artifacts.add(compared("quick", "walk", "failed", "--max", "turnover_mean"));
        artifacts.add(compared("walk", "full", "gated"));
        artifacts.addAll(PrintedJson.of(root));
        return artifacts;
    }

    private List<Artifact> of(Path file) throws IOException {
        String name = file.getFileName().toString();
        String folder = file.getParent().getFileName().toString();
        if (folder.equals(".events")) {
            return lines("events.v2", file).toList();
        }
        return switch (name) {
            case "_index.jsonl" -> lines("index.v2", file).toList();
            case "registry.jsonl", "factor_registry.jsonl" -> lines("registry.v1", file).toList();
            case "alpha_metrics.csv",
                    "config.json",
                    "result.json",
                    "run.json",
                    "sota_alphas.json",
                    "manifest.json" ->
                    List.of(whole(name.replaceFirst("\\..*", "") + ".v1", file));
            // for people, or holding no more than an id
            case "SUMMARY.md", "REPORT.md", "LATEST", ".lock" -> List.of();
            default -> {
                assertEquals("daily", folder, () -> "nothing describes " + file);
                yield List.of(whole("daily.v1", file));
            }
        };
    }

    private static Artifact whole(String schema, Path file) throws IOException {
        return new Artifact(schema, file.toString(), Files.readString(file));
    }

    private static Stream<Artifact> lines(String schema, Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> new Artifact(schema, file.toString(), line));
    }

    /// A line of the index as it was before there were manifests and the chain.
    static Artifact ofVersion1(Artifact line) {
        Map<String, Json> members = new LinkedHashMap<>(parsed(line.text()).members());
        members.put("schema_version", Json.Num.of(1));
        members.remove("manifest_sha256");
        members.remove("previous_sha256");
        return new Artifact(line.schema(), "version 1", JsonWriter.compact(new Json.Obj(members)));
    }

    /// A run that is being written, as its own files and a list tell of it.
    private List<Artifact> underWay() throws IOException {
        try (RunDraft draft = RunStore.open(root).beginNamed(RunId.parse("live"), about())) {
            draft.progress("evaluate", 1, 3);
            Path claim = root.resolve(".staging/live");
            Cli list = Cli.run("list", "--runs-root", root.toString(), "--json");
            assertEquals(0, list.exitCode(), list.err());
            return List.of(
                    whole("owner.v1", claim.resolve("owner.json")),
                    whole("status.v1", claim.resolve("status.json")),
                    new Artifact("list.v2", "list --json", list.out()));
        }
    }

    /// What the program says of a run when it begins.
    private Json.Obj about() throws IOException {
        String first = Files.readAllLines(root.resolve("_index.jsonl")).getFirst();
        Map<String, Json> about = new LinkedHashMap<>(parsed(first).members());
        about.keySet().removeIf(key -> key.matches("schema_version|run_id|.*_at|status|.*_sha256"));
        about.put("panel_sha256", Json.Null.NULL);
        return new Json.Obj(about);
    }

    private Artifact compared(String... words) {
        List<String> command = new ArrayList<>(List.of("compare", "--json"));
        command.addAll(List.of("--runs-root", root.toString()));
        command.addAll(List.of(words));
        Cli compare = Cli.run(command.toArray(String[]::new));
        assertEquals(0, compare.exitCode(), compare.err());
        return new Artifact("compare.v1", String.join(" ", command), compare.out());
    }

    static Json.Obj parsed(String text) {
        return JsonReader.parse(text, "artifact", JsonLimits.DEFAULT).asObject();
    }
}
