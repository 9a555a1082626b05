package dev.alphatrail.cli;

import dev.alphatrail.config.ConfigException;
import dev.alphatrail.config.FormulaFile;
import dev.alphatrail.config.Nearest;
import dev.alphatrail.library.FactorLibrary;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Finds a library by what a user calls it: one of those that come with Alphatrail, or a file.
final class FactorLibraries {
    private FactorLibraries() {}

    /// @throws ConfigException when there is neither a library nor a file of that name
    static FactorLibrary named(String word) {
        return FactorLibrary.builtIn(word).orElseGet(() -> file(word));
    }

    /// @throws ConfigException when there is no such file, or it holds no formulas
    static FactorLibrary file(String word) {
        try {
            Path file = Path.of(word);
            if (Files.exists(file)) {
                return new FactorLibrary(word, "", FormulaFile.read(file));
            }
        } catch (InvalidPathException _) {
            // no file can be called so: said below
        }
        List<String> libraries = List.copyOf(FactorLibrary.builtIn());
        String hint =
                Nearest.to(word, libraries, each -> each)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("libraries are " + String.join(", ", libraries));
        throw new ConfigException("there is no library or file '" + word + "': " + hint);
    }
}
