package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.runstore.ArtifactName;
import dev.alphatrail.runstore.PortableName;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// Gives files of any name the name of an artifact, always the same in the same order: what may
/// stand stays, any other byte becomes `_xHH`.
///
/// The run keeps a table of those that were changed, so that every name can be had back.
final class ArtifactNames {
    private static final int MAX_PARTS = 7;
    private static final int HASH_LENGTH = 40;

    private final String folder;
    private final Set<String> files = new HashSet<>();
    private final Set<String> directories = new HashSet<>();

    /// @param folder in which all lie
    ArtifactNames(String folder) {
        this.folder = folder;
    }

    /// The name for a file; never the same for two.
    ///
    /// @param path as it was called, parts joined by `/`
    String name(String path) {
        String plain = folder + "/" + encoded(path);
        for (int number = 1; ; number++) {
            String name = number == 1 ? plain : plain + "_" + number;
            if (!ArtifactName.isAllowed(name) || isUnderAFile(name)) {
                plain = folder + "/_long/" + Digests.sha256(path).substring(0, HASH_LENGTH);
                name = plain;
            }
            String folded = PortableName.folded(name);
            if (!directories.contains(folded) && files.add(folded)) {
                above(folded).forEach(directories::add);
                return name;
            }
        }
    }

    private boolean isUnderAFile(String name) {
        return above(PortableName.folded(name)).stream().anyMatch(files::contains);
    }

    private static List<String> above(String name) {
        String[] parts = name.split("/", -1);
        return IntStream.range(1, parts.length)
                .mapToObj(length -> String.join("/", Arrays.copyOf(parts, length)))
                .toList();
    }

    private static String encoded(String path) {
        String[] parts = path.split("/", -1);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                out.append(i < MAX_PARTS ? "/" : "_x2F");
            }
            out.append(part(parts[i]));
        }
        return out.toString();
    }

    private static String part(String text) {
        StringBuilder out = new StringBuilder();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            boolean word = c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
            boolean inside = i > 0 && (c == '-' || (c == '.' && i < bytes.length - 1));
            if (word || inside) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "_x%02X", (int) c));
            }
        }
        return PortableName.isPortable(out.toString()) ? out.toString() : "_" + out;
    }
}
