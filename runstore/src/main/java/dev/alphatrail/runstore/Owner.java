package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which process writes a run, so that others can tell whether it still does.
///
/// @param pid its number
/// @param processStart when it started, as the operating system says; tells it from a later process
///   of the same number
/// @param host name of its machine, for people
/// @param hostKey what makes process numbers comparable: machine, boot and number space (a
///   container has its own)
/// @param startedAt when the run began
/// @param about the writer's words on the run, shown while it is under way
record Owner(
        long pid,
        Optional<Instant> processStart,
        String host,
        String hostKey,
        Instant startedAt,
        Json.Obj about) {
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);
    private static final JsonLimits LIMITS = new JsonLimits(1 << 22, 32, 1 << 20);

    static Owner thisProcess(Instant startedAt, Json.Obj about) {
        return new Owner(This.PID, This.START, This.HOST, This.HOST_KEY, startedAt, about);
    }

    /// Whether the process is there; empty when it runs where we cannot see it.
    Optional<Boolean> isAlive() {
        if (!hostKey.equals(This.HOST_KEY)) {
            return Optional.empty();
        }
        if (pid == This.PID) {
            return Optional.of(isSameStart(This.START));
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return Optional.of(process.isPresent() && isSameStart(process.get().info().startInstant()));
    }

    private boolean isSameStart(Optional<Instant> start) {
        return processStart.isEmpty()
                || start.isEmpty()
                || Duration.between(processStart.get(), start.get())
                                .abs()
                                .compareTo(START_TOLERANCE)
                        <= 0;
    }

    Json.Obj toJson() {
        return Json.object()
                .put("schema_version", 1)
                .put("pid", pid)
                .put("process_start", processStart.map(Instant::toString))
                .put("host", host)
                .put("host_key", hostKey)
                .put("started_at", startedAt.toString())
                .put("about", about)
                .build();
    }

    /// Reads a file; empty when it is not there or damaged, as after a power cut.
    static Optional<Owner> read(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            Json.Obj json = JsonReader.parse(file, LIMITS).asObject();
            return Optional.of(
                    new Owner(
                            (long) json.number("pid"),
                            json.text("process_start").map(Instant::parse),
                            json.text("host").orElse(""),
                            json.text("host_key").orElse(""),
                            Instant.parse(json.text("started_at").orElse("")),
                            json.find("about").orElse(Json.Null.NULL) instanceof Json.Obj about
                                    ? about
                                    : Json.object().build()));
        } catch (JsonException | DateTimeException _) {
            return Optional.empty();
        }
    }

    /// What does not change while this process runs; found out when first needed.
    private static final class This {
        static final long PID = ProcessHandle.current().pid();
        static final Optional<Instant> START = ProcessHandle.current().info().startInstant();
        static final String HOST = hostName();
        static final String HOST_KEY =
                HOST
                        + "|"
                        + firstLine("/proc/sys/kernel/random/boot_id")
                        + "|"
                        + linkTarget("/proc/self/ns/pid");

        private static String hostName() {
            String name = firstLine("/proc/sys/kernel/hostname");
            if (name.isEmpty()) {
                name = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("");
            }
            return name.isEmpty()
                    ? Optional.ofNullable(System.getenv("COMPUTERNAME")).orElse("unknown")
                    : name;
        }

        private static String firstLine(String file) {
            try {
                return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
            } catch (IOException _) {
                return ""; // not Linux: the name of the machine must do
            }
        }

        private static String linkTarget(String link) {
            try {
                return Files.readSymbolicLink(Path.of(link)).toString();
            } catch (IOException | UnsupportedOperationException _) {
                return ""; // as above
            }
        }
    }
}
