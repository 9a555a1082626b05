package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.trail.SampleRuns;
import dev.alphatrail.trail.SampleRuns.Line;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The scripts of `alphatrail completion` in the shells they are for; a shell that is not installed
/// is skipped.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class CompletionTest {
    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void aStoreAndTheProgram() throws IOException {
        Store.ofThree(folder.resolve("runs"));
        new SampleRuns(folder.resolve("other"))
                .index("20260131_x", Line.of("my thread", "Über: $(touch pwned)", 1))
                .index("20260201_y", Line.of("gaps", "a `b` 'c'", 1).tagged("team", "eu"));
        Path program = folder.resolve("alphatrail");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Files.writeString(
                program,
                "#!/bin/sh\nexec '"
                        + java
                        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("java.class.path")
                        + "' dev.alphatrail.cli.Main \"$@\"\n");
        program.toFile().setExecutable(true);
    }

    @Test
    void bashCompletes() throws IOException, InterruptedException {
        requireShell("bash");
        String script =
                """
                source %s
                t() {
                    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
                    _alphatrail
                    echo "${COMPREPLY[*]}"
                }
                t ./alphatrail re
                t ./alphatrail show --f
                t ./alphatrail show t
                t ./alphatrail list --runs-root other --thread ''
                t ./alphatrail show --runs-root other 2026
                t ./alphatrail show --runs-root = other 202601
                t ./alphatrail list --runs-root oth
                t ./alphatrail list --status fin
                t ./alphatrail run --idea ''
                t ./alphatrail factors c
                t ./alphatrail completion ''
                """;
        assertEquals(
                List.of(
                        "replay restore reindex",
                        "--files",
                        "three two",
                        "gaps",
                        "20260201_y 20260131_x",
                        "20260131_x",
                        "other",
                        "finished",
                        "",
                        "check",
                        "bash zsh fish"),
                shell(script, "bash", "bash", "--norc", "--noprofile"));
        assertTrue(Files.notExists(folder.resolve("pwned")), "an idea is no command");
    }

    @Test
    void fishCompletes() throws IOException, InterruptedException {
        requireShell("fish");
        String script =
                """
                source %s
                function t
                    complete -C "$argv[1]" | string replace -r '\\t.*' '' | string join ' '
                end
                t './alphatrail rest'
                t './alphatrail show --f'
                t './alphatrail show t'
                t './alphatrail list --runs-root other --thread '
                t './alphatrail show --runs-root other 2026'
                t './alphatrail show --runs-root=other 202601'
                t './alphatrail list --runs-root oth'
                t './alphatrail list --status fin'
                t './alphatrail factors c'
                t './alphatrail completion '
                """;
        assertEquals(
                List.of(
                        "restore",
                        "--files",
                        "three two",
                        "gaps",
                        "20260201_y 20260131_x",
                        "20260131_x",
                        "other/",
                        "finished",
                        "check",
                        "bash fish zsh"),
                shell(script, "fish", "fish", "--no-config"));
        assertTrue(Files.notExists(folder.resolve("pwned")), "an idea is no command");
    }

    /// The widgets of zsh need a terminal; what they would be given is printed instead.
    @Test
    void zshCompletes() throws IOException, InterruptedException {
        requireShell("zsh");
        String script =
                """
                functions[compdef]=:
                source %s
                compadd() { print -r -- ${found:-$*} }
                compset() { : }
                _files() { print -r -- files $* }
                _describe() { local name=$argv[-1]; print -r -- ${(M)${(P)name}:#$PREFIX*} }
                t() { local -a words=("$@"); local CURRENT=$#; local PREFIX=$argv[-1]; _alphatrail }
                t ./alphatrail res
                t ./alphatrail show --fi
                t ./alphatrail show t
                t ./alphatrail list --runs-root other --thread ''
                t ./alphatrail show --runs-root=other 202601
                t ./alphatrail list --runs-root oth
                t ./alphatrail list --status fin
                """;
        assertEquals(
                List.of(
                        "restore:Take runs out of the trash; `alphatrail trash` shows what is"
                                + " there",
                        "--files:List its files with their sizes",
                        "three two",
                        "gaps",
                        "20260131_x",
                        "files -/",
                        "-- finished failed killed running silent"),
                shell(script, "zsh", "zsh", "-f"));
        assertTrue(Files.notExists(folder.resolve("pwned")), "an idea is no command");
    }

    @Test
    void wordsAreAskedForNewestFirstAndOnlyHarmlessOnesAreOffered() {
        Store store = new Store(folder.resolve("runs"));
        try (RunDraft _ = store.open().begin(RunId.parse("live"))) {
            assertEquals(
                    "live\trunning \nthree\tthree\ntwo\ttwo\none\tone\n",
                    store.out("complete", "runs"));
            assertEquals("live\trunning \n", store.out("complete", "unfinished", "l"));
        }
        store.out("rm", "two");
        assertEquals("two\ttwo\n", store.out("complete", "trash"));
        assertEquals("three\tthree\n", store.out("complete", "runs", "t"));
        Store other = new Store(folder.resolve("other"));
        assertEquals("gaps\t\n", other.out("complete", "threads"), "not the one with a blank");
        assertEquals("team=eu\t\n", other.out("complete", "tags", "te"));
        assertEquals("", new Store(folder.resolve("none")).out("complete", "runs"));
    }

    @Test
    void anOldRunIsFoundByItsDirectory() throws IOException {
        Store store = new Store(folder.resolve("runs"));
        Files.delete(store.root().resolve("_index.jsonl"));
        assertEquals("two\t\nthree\t\n", store.out("complete", "runs", "t"));
    }

    @Test
    void everyCommandAndEveryOptionIsInEveryScript() {
        assertAll(
                Arrays.stream(new String[] {"bash", "zsh", "fish"})
                        .map(shell ->
                                () -> {
                                    String script = Cli.run("completion", shell).out();
                                    for (String word :
                                            new String[] {
                                                "doctor", "older-than", "anchor-file", "salvage"
                                            }) {
                                        assertTrue(script.contains(word), shell + " " + word);
                                    }
                                    assertTrue(!script.matches("(?s).*%[A-Z]+%.*"), shell);
                                }));
        assertEquals(0, Cli.run("generate-completion").exitCode());
        assertEquals(2, Cli.run("completion", "csh").exitCode());
    }

    private void requireShell(String name) {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))),
                "skipped: " + name + " is not installed");
    }

    private List<String> shell(String script, String shell, String... command)
            throws IOException, InterruptedException {
        Path completion = folder.resolve("completion." + shell);
        Files.writeString(completion, Cli.run("completion", shell).out());
        Path file =
                Files.writeString(folder.resolve("test." + shell), script.formatted(completion));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.command().add(file.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process =
                builder.directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.lines().toList();
    }
}
