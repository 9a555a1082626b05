package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.config.ConfigPrinter;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.json.JsonWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ConfigCommandTest {
    @Test
    void withoutOptionsItPrintsTheDefaults() {
        assertEquals(
                new Cli(0, ConfigPrinter.yaml(Configuration.defaults()), ""), Cli.run("config"));
        assertEquals(
                new Cli(0, JsonWriter.pretty(Configuration.defaults().toJson()), ""),
                Cli.run("config", "--json"));
    }

    @Test
    void itPrintsWhatAFileAndOverridesMakeOfThem(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("c.yaml"), "evaluation: {horizon: 2, top_k: 2}");
        Cli run =
                Cli.run(
                        "config",
                        "--config",
                        file.toString(),
                        "--set",
                        "evaluation.horizon=3",
                        "--set",
                        "evaluation.mode=p1");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("\n  horizon: 3  # --set\n"), run.out());
        assertTrue(run.out().contains("\n  mode: p1  # --set\n"), run.out());
        assertTrue(run.out().contains("\n  top_k: 2  # "), run.out());
    }

    @Test
    void aSettingThatCannotBeUsedEndsItWithOneLineAndCodeTwo() {
        Cli run = Cli.run("config", "--set", "portfolio.holding_day=3");
        assertEquals(
                new Cli(
                        2,
                        "",
                        "alphatrail: --set: unknown key 'portfolio.holding_day' \u2014 did you mean"
                                + " 'holding_days'?"
                                + System.lineSeparator()),
                run);
    }
}
