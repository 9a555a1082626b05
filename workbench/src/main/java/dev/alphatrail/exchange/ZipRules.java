package dev.alphatrail.exchange;

import dev.alphatrail.exchange.ZipDirectory.Entry;
import dev.alphatrail.runstore.PortableName;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What an archive must not hold. No archive that Alphatrail wrote does, nor one that was made of a
/// store by hand; so one that does is refused as a whole, before anything of it is unpacked.
final class ZipRules {
    /// How many times as large as its compressed form an entry may be, from [#SMALL] bytes up. CSV
    /// and JSON of runs come to 30; a bomb to 1,000.
    static final long MAX_RATIO = 250;

    static final long SMALL = 1 << 20;

    /// Most bytes of a file of events, which is read into memory.
    static final long MAX_EVENTS = 1 << 24;

    private static final String EVENTS = ".events/";
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;
    private static final int TYPE = 0170000;
    private static final int LINK = 0120000;
    private static final Set<Integer> FILE_OR_DIRECTORY = Set.of(0, 0100000, 0040000);
    private static final String NOT_ON_WINDOWS = "<>:\"|?*";

    private final Map<String, String> byFolded = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> directories = new HashSet<>();

    private ZipRules() {}

    /// What is wrong, a line for each entry; nothing when the archive may be opened.
    static List<String> faults(ZipDirectory zip) {
        List<String> faults = new ArrayList<>();
        long compressed = 0;
        ZipRules rules = new ZipRules();
        for (Entry entry : zip.entries()) {
            rules.fault(entry).ifPresent(fault -> faults.add(shown(entry.name()) + " " + fault));
            compressed += Math.clamp(entry.compressed(), 0, zip.bytes() + 1);
        }
        for (String file : rules.files) {
            if (rules.directories.contains(file)) {
                faults.add(shown(file) + " is a file and a directory");
            }
        }
        if (compressed > zip.bytes()) {
            faults.add("its entries overlap: together they are larger than the archive");
        }
        return faults;
    }

    private Optional<String> fault(Entry entry) {
        String name =
                entry.isDirectory()
                        ? entry.name().substring(0, entry.name().length() - 1)
                        : entry.name();
        return ofName(name)
                .or(() -> ofKind(entry))
                .or(() -> ofSize(entry))
                .or(() -> ofOthers(name, entry.isDirectory()));
    }

    private static Optional<String> ofName(String name) {
        if (name.startsWith("/")) {
            return Optional.of("is an absolute path");
        }
        if (name.indexOf('\\') >= 0) {
            return Optional.of("has a backslash");
        }
        if (name.matches("(?s)[A-Za-z]:.*")) {
            return Optional.of("begins with a drive letter");
        }
        if (!name.chars().allMatch(c -> c >= 0x20 && c < 0x7F)) {
            return Optional.of("has characters that are no plain ASCII");
        }
        for (String part : name.split("/", -1)) {
            if (part.equals("..") || part.equals(".") || part.isEmpty()) {
                return Optional.of("does not lead straight down");
            }
            if (!PortableName.isPortable(part)
                    || part.endsWith(" ")
                    || part.chars().anyMatch(c -> NOT_ON_WINDOWS.indexOf(c) >= 0)) {
                return Optional.of("is no file name on Windows");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofKind(Entry entry) {
        int type = entry.unixMode() & TYPE;
        if (type == LINK) {
            return Optional.of("is a link");
        }
        if (!FILE_OR_DIRECTORY.contains(type)) {
            return Optional.of("is neither file nor directory");
        }
        if ((entry.flags() & ENCRYPTED) != 0) {
            return Optional.of("is encrypted");
        }
        return entry.method() == STORED || entry.method() == DEFLATED
                ? Optional.empty()
                : Optional.of("is compressed in a way that is not read here; use deflate");
    }

    private static Optional<String> ofSize(Entry entry) {
        if (entry.size() < 0
                || entry.compressed() < 0
                || (entry.size() > SMALL && entry.size() / MAX_RATIO > entry.compressed())) {
            return Optional.of(
                    "unpacks to more than " + MAX_RATIO + " times its size, as a zip bomb does");
        }
        return entry.name().contains(EVENTS) && entry.size() > MAX_EVENTS
                ? Optional.of("is larger than " + MAX_EVENTS + " bytes")
                : Optional.empty();
    }

    /// Everything above the entry counts too: `A/x` and `a/y` do not go together.
    private Optional<String> ofOthers(String name, boolean directory) {
        String[] parts = name.split("/");
        int depth = directory ? parts.length : parts.length - 1;
        if (!directory && !files.add(name)) {
            return Optional.of("is there twice");
        }
        return IntStream.rangeClosed(1, parts.length)
                .mapToObj(length -> {
                    String path = String.join("/", Arrays.copyOf(parts, length));
                    if (length <= depth) {
                        directories.add(path);
                    }
                    String other = byFolded.putIfAbsent(PortableName.folded(path), path);
                    return other == null || other.equals(path)
                            ? Optional.<String>empty()
                            : Optional.of("differs from " + other + " in case only");
                })
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String shown(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}
