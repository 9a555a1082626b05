package dev.alphatrail.runstore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The name of a run and of its directory: 1 to 100 of `A-Z a-z 0-9 . _ -`, beginning with a letter
/// or digit. It never leads out of the store's root, nor to one of the store's own files.
///
/// @param value the name
public record RunId(String value) implements Comparable<RunId> {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{10,}");
    private static final Set<String> RESERVED = Set.of("latest", "factor_registry.jsonl");
    private static final int HASH_LENGTH = 10;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    public RunId {
        Optional<String> fault = fault(value);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(fault.get());
        }
    }

    private static Optional<String> fault(String value) {
        if (!ALLOWED.matcher(value).matches()
                || value.contains("..")
                || !PortableName.isPortable(value)) {
            return Optional.of(
                    "\""
                            + printable(value)
                            + "\" is no run id: use 1 to 100 letters, digits, '.', '_' and '-', a"
                            + " letter or digit first, no \"..\", no '.' at the end, no name of a"
                            + " Windows device");
        }
        return RESERVED.contains(PortableName.folded(value))
                ? Optional.of("\"" + value + "\" is no run id: the store has a file of that name")
                : Optional.empty();
    }

    /// The id of a run: `YYYYMMDDTHHMMSSZ_<thread>_<hash10>`.
    ///
    /// @param start in UTC, to the second
    /// @param sha256 of the run's config, in lower-case hex; the first ten digits enter the id
    public static RunId of(Instant start, ThreadId thread, String sha256) {
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "the hash must be at least ten lower-case hex digits");
        }
        return new RunId(
                STAMP.format(start) + "_" + thread + "_" + sha256.substring(0, HASH_LENGTH));
    }

    /// The id that a user or a file names.
    ///
    /// @throws IllegalArgumentException with a line for the user when the text is no run id
    public static RunId parse(String text) {
        return new RunId(text);
    }

    /// Whether a text is a run id.
    public static boolean isId(String text) {
        return fault(text).isEmpty();
    }

    /// This id with `-2`, `-3`, … for another run of the same name.
    RunId numbered(int number) {
        return new RunId(value + "-" + number);
    }

    private static String printable(String text) {
        String line = RunCheck.printable(text);
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    /// Ids of one thread sort by their start.
    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
