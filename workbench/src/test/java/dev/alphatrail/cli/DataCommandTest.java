package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class DataCommandTest {
    @TempDir private Path folder = Path.of("");

    private Cli run(Path data, String id) {
        return Cli.run(
                "run",
                "--idea",
                "Momentum",
                "--data",
                data.toString(),
                "--runs-root",
                folder.resolve("runs").toString(),
                "--run-id",
                id);
    }

    @Test
    void aRunOnPackedPricesIsTheRunOnTheFileToTheByte() throws IOException {
        Path prices = SmallMarket.write(folder, 320, 30);
        Path packed = folder.resolve("packed.atp");
        Cli pack = Cli.run("data", "pack", prices.toString(), "-o", packed.toString());
        assertEquals(0, pack.exitCode(), pack.err());
        assertTrue(pack.out().contains("320 dates x 30 instruments"), pack.out());
        assertEquals(0, run(prices, "csv").exitCode());
        Cli again = run(packed, "packed");
        assertEquals(0, again.exitCode(), again.err());
        for (String name :
                List.of(
                        "result.json",
                        "alpha_metrics.csv",
                        "sota_alphas.json",
                        "SUMMARY.md",
                        "REPORT.md")) {
            assertArrayEquals(bytes("csv", name), bytes("packed", name), name);
        }
        Json.Obj csv = json("csv", "run.json");
        Json.Obj atp = json("packed", "run.json");
        assertEquals(csv.text("panel_sha256"), atp.text("panel_sha256"));
        assertEquals(Json.Null.NULL, csv.find("packed").orElseThrow());
        assertEquals(
                packed.toString(),
                ((Json.Obj) atp.find("packed").orElseThrow()).text("path").orElseThrow());
        assertEquals(
                json("csv", "manifest.json").find("summary"),
                json("packed", "manifest.json").find("summary"));
        Cli replay =
                Cli.run(
                        "replay",
                        folder.resolve("runs/csv").toString(),
                        "--data",
                        packed.toString());
        assertEquals(0, replay.exitCode(), replay.out() + replay.err());
        assertEquals(0, Cli.run("replay", folder.resolve("runs/packed").toString()).exitCode());
    }

    private byte[] bytes(String run, String name) throws IOException {
        return Files.readAllBytes(folder.resolve("runs").resolve(run).resolve(name));
    }

    private Json.Obj json(String run, String name) throws IOException {
        return (Json.Obj) JsonReader.parse(bytes(run, name), name, JsonLimits.DEFAULT);
    }

    @Test
    void infoAndVerifyTellWhatAFileHoldsAndWhetherItStillDoes() throws IOException {
        Path prices = SmallMarket.write(folder, 40, 5);
        Path packed = folder.resolve("p.atp");
        assertEquals(
                0,
                Cli.run("data", "pack", prices.toString(), "--output", packed.toString())
                        .exitCode());
        Cli info = Cli.run("data", "info", packed.toString());
        assertTrue(
                info.out().contains("panel     40 dates x 5 instruments, 2020-01-02"), info.out());
        assertTrue(info.out().contains("from      prices prices.csv, sha256 "), info.out());
        assertTrue(Cli.run("data", "info", "--json", packed.toString()).out().contains("crc32c"));
        assertEquals(0, Cli.run("data", "verify", packed.toString()).exitCode());
        byte[] bytes = Files.readAllBytes(packed);
        bytes[bytes.length - 1] ^= 1;
        Files.write(packed, bytes);
        Cli verify = Cli.run("data", "verify", packed.toString());
        assertEquals(3, verify.exitCode());
        assertTrue(verify.out().contains("field volume has another SHA-256"), verify.out());
        assertEquals(1, Cli.run("data", "verify", prices.toString()).exitCode());
        assertEquals(2, Cli.run("data").exitCode());
        assertEquals(2, Cli.run("data", "pack", packed.toString()).exitCode());
    }

    @Test
    void aRunThatUsesADamagedFieldEndsWithOneLine() throws IOException {
        Path prices = SmallMarket.write(folder, 320, 30);
        Path packed = folder.resolve("p.atp");
        Cli.run("data", "pack", prices.toString(), "-o", packed.toString());
        byte[] bytes = Files.readAllBytes(packed);
        bytes[bytes.length - 1] ^= 1; // of volume, the last field
        Files.write(packed, bytes);
        Cli run =
                Cli.run(
                        "run",
                        "--no-generate",
                        "--factor",
                        "v=rank(volume)",
                        "--data",
                        packed.toString(),
                        "--save-run",
                        "false");
        assertEquals(1, run.exitCode());
        assertEquals(
                "alphatrail: "
                        + packed
                        + " is damaged: field volume has another checksum; fetch it again, or pack"
                        + " the prices again",
                run.complaint());
    }
}
