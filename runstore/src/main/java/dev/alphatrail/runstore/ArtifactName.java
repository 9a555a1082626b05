package dev.alphatrail.runstore;

import java.util.Arrays;
import java.util.regex.Pattern;

/// Which names an artifact may have: `config.json`, `daily/alpha_1.csv`. Parts are joined by `/`,
/// each begins with a letter, digit or `_`, so that no name is hidden, absolute or leads upwards.
public final class ArtifactName {
    private static final int MAX_LENGTH = 200;
    private static final Pattern ALLOWED = Pattern.compile("\\w[\\w.-]*(/\\w[\\w.-]*){0,7}");

    private ArtifactName() {}

    /// Returns the name.
    ///
    /// @throws StoreException when it is not allowed
    static String check(String name) {
        if (!isAllowed(name)) {
            String shown = RunCheck.printable(name);
            throw new StoreException(
                    "\""
                            + shown.substring(0, Math.min(60, shown.length()))
                            + "\" is no artifact name: use letters, digits, '.', '_', '-' and '/'"
                            + " between, such as daily/a1.csv");
        }
        return name;
    }

    /// Whether an artifact may have this name.
    public static boolean isAllowed(String name) {
        return name.length() <= MAX_LENGTH
                && ALLOWED.matcher(name).matches()
                && Arrays.stream(name.split("/")).allMatch(PortableName::isPortable);
    }
}
