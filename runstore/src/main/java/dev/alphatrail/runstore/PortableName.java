package dev.alphatrail.runstore;

import java.util.Locale;
import java.util.Set;

/// What a file name must not be, so that a store can be copied to any file system.
public final class PortableName {
    /// Names that Windows keeps for devices, with any ending.
    private static final Set<String> DEVICES =
            Set.of(
                    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6",
                    "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7",
                    "lpt8", "lpt9");

    private PortableName() {}

    /// Whether a name of letters, digits, `.`, `_` and `-` means the same everywhere: Windows drops
    /// a `.` at the end and has devices where others have files.
    public static boolean isPortable(String name) {
        int dot = name.indexOf('.');
        String base = dot < 0 ? name : name.substring(0, dot);
        return !name.endsWith(".") && !DEVICES.contains(base.toLowerCase(Locale.ROOT));
    }

    /// What two names that differ in case only have in common: macOS and Windows take them for one.
    public static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
