package dev.alphatrail.formula;

import java.util.Optional;

/// A parameter of a published [Spelling].
///
/// @param name what the argument is called, in the signature and by callers who name it
/// @param rule what may stand there
/// @param value what stands there when the argument is left out; empty when it must be given
record Slot(String name, Rule rule, Optional<String> value) {
    enum Rule {
        /// anything
        ANY,
        /// a whole number, at least 1, without which the call is another one
        DAYS,
        /// only given by name
        NAMED,
        /// only given by name, and only as the value it has anyway: any other changes the meaning
        FIXED,
        /// only given by name, and without effect
        IGNORED
    }

    /// A slot as the table writes it: `x`, `#d` days, `*a=1` named, `*a==false` fixed, `*a~=2`
    /// ignored.
    static Slot of(String written) {
        if (!written.startsWith("*")) {
            return written.startsWith("#")
                    ? new Slot(written.substring(1), Rule.DAYS, Optional.empty())
                    : new Slot(written, Rule.ANY, Optional.empty());
        }
        int sign = written.indexOf('=');
        boolean ignored = written.charAt(sign - 1) == '~';
        boolean fixed = written.charAt(sign + 1) == '=';
        return new Slot(
                written.substring(1, ignored ? sign - 1 : sign),
                ignored ? Rule.IGNORED : fixed ? Rule.FIXED : Rule.NAMED,
                Optional.of(written.substring(fixed ? sign + 2 : sign + 1)));
    }

    boolean byPlace() {
        return rule == Rule.ANY || rule == Rule.DAYS;
    }

    /// Whether a word that is no value may stand there.
    boolean takesWords() {
        return rule == Rule.FIXED || rule == Rule.IGNORED;
    }

    /// As it stands in a signature.
    String signature() {
        return name + value.map(v -> "=" + v).orElse("");
    }
}
