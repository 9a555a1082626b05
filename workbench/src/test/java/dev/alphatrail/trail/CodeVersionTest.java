package dev.alphatrail.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

class CodeVersionTest {
    private static final String COMMIT = "1d1ee751c205e34348ecafb59378241d982453ea";

    @Test
    void theVersionOfTheBuildIsFilledIn() {
        assertTrue(
                CodeVersion.ofBuild().matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"),
                CodeVersion.ofBuild());
    }

    @Test
    void aCleanTreeHasItsCommit() {
        var version =
                CodeVersion.of("0.1.0", List.of("# branch.oid " + COMMIT, "# branch.head main"));
        assertEquals(new CodeVersion("0.1.0", Optional.of(COMMIT), false), version);
    }

    @Test
    void aChangedRenamedOrUnmergedFileIsDirt() {
        for (String change :
                List.of(
                        "1 .M N... 100644 100644 100644 e69de29 e69de29 README.md",
                        "2 R. N... 100644 100644 100644 e69de29 e69de29 R100 b\ta",
                        "u UU N... 100644 100644 100644 100644 e69de29 e69de29 e69de29 pom.xml")) {
            assertTrue(
                    CodeVersion.of("0.1.0", List.of("# branch.oid " + COMMIT, change)).dirty(),
                    change);
        }
    }

    @Test
    void anUntrackedFileIsDirtOnlyAmongTheSources() {
        var source = "? research/src/main/java/dev/alphatrail/engine/New.java";
        assertEquals(
                true, CodeVersion.of("0.1.0", List.of("# branch.oid " + COMMIT, source)).dirty());
        assertEquals(
                false,
                CodeVersion.of("0.1.0", List.of("# branch.oid " + COMMIT, "? prices.csv")).dirty());
    }

    @Test
    void aCheckoutWithoutACommitHasNone() {
        assertEquals(
                Optional.empty(),
                CodeVersion.of("0.1.0", List.of("# branch.oid (initial)")).commit());
    }

    @Test
    void aFolderInsideSomebodyElsesCheckoutHasNoCommit(@TempDir Path folder) throws Exception {
        git(folder, "init", "--quiet");
        git(
                folder,
                "-c",
                "user.name=t",
                "-c",
                "user.email=t@example.org",
                "commit",
                "-qm",
                "x",
                "--allow-empty");
        Path inside = Files.createDirectories(folder.resolve("inside"));
        assertTrue(CodeVersion.of(folder).commit().isPresent(), "the checkout itself");
        assertEquals(Optional.empty(), CodeVersion.of(inside).commit());
    }

    private static void git(Path folder, String... arguments) throws InterruptedException {
        var command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process git =
                    new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
            assumeTrue(git.waitFor(20, TimeUnit.SECONDS) && git.exitValue() == 0, "git works here");
        } catch (IOException _) {
            assumeTrue(false, "git is not installed");
        }
    }
}
