package dev.alphatrail.formula;

import java.util.Optional;

/// Names that mean something in every formula, so that no grouping can be called so.
public final class TakenNames {
    private TakenNames() {}

    /// What a name is in the language, as in `an operator`; empty when it is free. That some data
    /// have a field of this name is not looked at.
    public static Optional<String> meaning(String name) {
        if (OperatorNames.named(name).isPresent()) {
            return Optional.of("an operator");
        }
        if (Lexer.isWord(name) || name.equals(Missing.NAME)) {
            return Optional.of("a word of the language");
        }
        return DerivedFields.isOne(name)
                ? Optional.of("a name that stands for a value")
                : Optional.empty();
    }
}
