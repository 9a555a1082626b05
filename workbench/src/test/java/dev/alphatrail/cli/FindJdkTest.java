package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Where the launcher looks for a JDK. The JDKs here are folders that only look like one.
class FindJdkTest {
    private static final String SCRIPT = "../tools/jdk.sh";
    private static final String SYSTEM_PATH = "/usr/bin:/bin";

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void needsAShell() {
        Assumptions.assumeTrue(File.separatorChar == '/', "skipped: there is no POSIX shell");
    }

    @Test
    void javaHomeComesFirst() throws IOException, InterruptedException {
        Path wanted = jdk("java-home", "25.0.1");
        Path onPath = jdk("on-path", "25.0.2");
        assertEquals(wanted.toString(), found(wanted, onPath.resolve("bin"), folder));
    }

    @Test
    void anOlderJavaHomeIsPassedOver() throws IOException, InterruptedException {
        Path old = jdk("old", "17.0.9");
        Path wanted = jdk("on-path", "26");
        assertEquals(wanted.toString(), found(old, wanted.resolve("bin"), folder));
    }

    @Test
    void theJavaOnThePathIsFollowedThroughItsLinks() throws IOException, InterruptedException {
        Path wanted = jdk("real", "25");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path between = folder.resolve("between");
        Files.createSymbolicLink(between, wanted.resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../between"));
        assertEquals(wanted.toString(), found(folder, bin, folder));
    }

    @Test
    void aRuntimeWithoutCompilerIsNoJdk() throws IOException, InterruptedException {
        Path runtime = jdk("jre", "25");
        Files.delete(runtime.resolve("bin/javac"));
        assertNotEquals(runtime.toString(), found(runtime, folder, folder));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.createFile(home.resolve("bin").resolve(program));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /// The folder of the JDK that is found, empty when there is none.
    private static String found(Path javaHome, Path onPath, Path home)
            throws IOException, InterruptedException {
        ProcessBuilder shell =
                new ProcessBuilder(
                        "/bin/sh", "-c", ". " + SCRIPT + "; find_jdk && printf %s \"$jdk\"");
        shell.environment().clear();
        shell.environment().put("JAVA_HOME", javaHome.toString());
        shell.environment().put("PATH", onPath + ":" + SYSTEM_PATH);
        shell.environment().put("HOME", home.toString());
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
