package dev.alphatrail.sql;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Where a user's programs keep what they can make again.
final class UserCache {
    private UserCache() {}

    /// `alphatrail` in the user's cache: `XDG_CACHE_HOME` wherever it is set, else where the system
    /// has such things. Empty when there is no home. Nothing is made.
    static Optional<Path> directory() {
        return directory(
                name -> Optional.ofNullable(System.getenv(name)),
                System.getProperty("os.name", ""),
                System.getProperty("user.home", ""));
    }

    static Optional<Path> directory(
            Function<String, Optional<String>> environment, String system, String home) {
        String os = system.toLowerCase(Locale.ROOT);
        Optional<Path> base = environment.apply("XDG_CACHE_HOME").flatMap(UserCache::absolute);
        if (base.isEmpty() && os.startsWith("windows")) {
            base = environment.apply("LOCALAPPDATA").flatMap(UserCache::absolute);
        }
        if (base.isEmpty()) {
            String below = os.startsWith("mac") ? "Library/Caches" : ".cache";
            base = absolute(home).map(path -> path.resolve(below));
        }
        return base.map(path -> path.resolve("alphatrail"));
    }

    /// A relative or impossible path is as good as none: that is what XDG demands.
    private static Optional<Path> absolute(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
