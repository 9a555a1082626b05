package dev.alphatrail.trail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Which Alphatrail ran: its version and, when it runs from a git checkout, the state of that
/// checkout.
///
/// The version is a resource of the build. The git facts are asked for at the moment of a run, not
/// baked in: a build that knew its commit would differ from commit to commit, and would be wrong as
/// soon as an unchanged tree is committed. Only a command that records a run pays for the call of
/// git (some 10 ms).
///
/// @param version the version of the build, such as `0.1.0`
/// @param commit the full id of the commit checked out; empty outside a git checkout or without git
/// @param dirty whether a tracked file differs from that commit or a source folder holds an
///   untracked file
public record CodeVersion(String version, Optional<String> commit, boolean dirty) {
    /// The system property by which the launcher names the checkout it stands in.
    public static final String HOME_PROPERTY = "alphatrail.home";

    private static final Pattern COMMIT = Pattern.compile("# branch\\.oid ([0-9a-f]{40,64})");
    private static final Pattern CHANGE = Pattern.compile("[12u] .*|\\? (.*/)?src/.*");
    private static final int TIMEOUT_SECONDS = 5;

    /// The version of this build.
    public static String ofBuild() {
        var properties = new Properties();
        try (var in = CodeVersion.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing from the build");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    /// The version of this build with the git facts of the checkout that the launcher named, if it
    /// named one.
    public static CodeVersion current() {
        return Optional.ofNullable(System.getProperty(HOME_PROPERTY))
                .map(home -> of(Path.of(home)))
                .orElseGet(() -> new CodeVersion(ofBuild(), Optional.empty(), false));
    }

    /// The version of this build with the git facts of the checkout at `home`.
    ///
    /// A folder that merely lies inside somebody else's checkout has no facts of its own: `home`
    /// must hold `.git`. Whatever hinders git (absent, refused, too slow) leaves the commit empty.
    public static CodeVersion of(Path home) {
        List<String> status = Files.exists(home.resolve(".git")) ? gitStatus(home) : List.of();
        return of(ofBuild(), status);
    }

    static CodeVersion of(String version, List<String> gitStatus) {
        Optional<String> commit =
                gitStatus.stream()
                        .map(COMMIT::matcher)
                        .filter(matcher -> matcher.matches())
                        .map(matcher -> matcher.group(1))
                        .findFirst();
        boolean dirty = gitStatus.stream().anyMatch(line -> CHANGE.matcher(line).matches());
        return new CodeVersion(version, commit, dirty);
    }

    private static List<String> gitStatus(Path home) {
        try {
            Path answer = Files.createTempFile("alphatrail-git", ".txt");
            try {
                return gitStatus(home, answer);
            } finally {
                Files.delete(answer);
            }
        } catch (IOException _) {
            return List.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// Through a file, so that a git that hangs can be given up without a reader thread.
    private static List<String> gitStatus(Path home, Path answer)
            throws IOException, InterruptedException {
        Process git =
                new ProcessBuilder(
                                "git",
                                "--no-optional-locks",
                                "status",
                                "--porcelain=v2",
                                "--branch",
                                "--untracked-files=all")
                        .directory(home.toFile())
                        .redirectOutput(answer.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        git.getOutputStream().close();
        if (!git.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            git.destroyForcibly();
            return List.of();
        }
        return git.exitValue() == 0
                ? Files.readAllLines(answer, StandardCharsets.UTF_8)
                : List.of();
    }
}
