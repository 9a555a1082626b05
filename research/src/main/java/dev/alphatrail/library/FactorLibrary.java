package dev.alphatrail.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Formulas that belong together, in an order, each under a name.
///
/// @param name what the library is asked for by
/// @param about where the formulas come from, in words; empty when nothing is known
/// @param formulas in their order; names are unique
public record FactorLibrary(String name, String about, List<NamedFormula> formulas) {
    private static final SequencedSet<String> BUILT_IN =
            new LinkedHashSet<>(List.of("alpha101", "alpha158", "alpha360"));

    /// @throws IllegalArgumentException when a name is used twice
    public FactorLibrary {
        formulas = List.copyOf(formulas);
        Set<String> names = formulas.stream().map(NamedFormula::name).collect(Collectors.toSet());
        if (names.size() < formulas.size()) {
            throw new IllegalArgumentException("library " + name + " uses a name twice");
        }
    }

    /// Names of the libraries that come with Alphatrail.
    public static SequencedSet<String> builtIn() {
        return new LinkedHashSet<>(BUILT_IN);
    }

    /// The library of that name that comes with Alphatrail; empty when there is none.
    public static Optional<FactorLibrary> builtIn(String name) {
        return BUILT_IN.contains(name) ? Optional.of(resource(name)) : Optional.empty();
    }

    private static FactorLibrary resource(String name) {
        try (InputStream in = FactorLibrary.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its library " + name);
            }
            FormulaList list =
                    FormulaList.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return new FactorLibrary(name, list.about(), list.formulas());
        } catch (IOException e) {
            throw new UncheckedIOException("library " + name + " cannot be read", e);
        }
    }
}
