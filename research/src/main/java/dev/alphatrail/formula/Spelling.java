package dev.alphatrail.formula;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A published way to write a call, and what it means in this language.
///
/// @param dialect where it is at home
/// @param name what is called
/// @param slots its parameters
/// @param becomes the same as a formula of this language, over the names of the slots
/// @param note what differs or has to be known; empty when nothing has
record Spelling(Dialect dialect, String name, List<Slot> slots, String becomes, String note) {
    Spelling {
        slots = List.copyOf(slots);
    }

    /// A row of the table, the signature written as [Slot#of] reads it.
    static Spelling row(Dialect dialect, String signature, String becomes, String note) {
        int open = signature.indexOf('(');
        String inside = signature.substring(open + 1, signature.length() - 1);
        return new Spelling(
                dialect,
                signature.substring(0, open),
                Arrays.stream(inside.split(", ", -1)).map(Slot::of).toList(),
                becomes,
                note);
    }

    /// A row about which there is nothing to know.
    static Spelling plain(Dialect dialect, String signature, String becomes) {
        return row(dialect, signature, becomes, "");
    }

    /// How its dialect writes it.
    String signature() {
        return slots.stream()
                .map(Slot::signature)
                .collect(Collectors.joining(", ", name + "(", ")"));
    }

    boolean isCalled(String other) {
        return dialect.caseMatters() ? name.equals(other) : name.equalsIgnoreCase(other);
    }
}
