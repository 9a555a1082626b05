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

    /// The rows of a table: `signature => becomes`, and ` # note` behind it where there is
    /// something to know; the signature as [Slot#of] reads it. A line that begins with a blank goes
    /// on with the row before.
    static List<Spelling> table(Dialect dialect, String rows) {
        return Arrays.stream(rows.strip().split("\n(?! )", -1))
                .map(row -> of(dialect, row.replaceAll("\\s+", " ")))
                .toList();
    }

    private static Spelling of(Dialect dialect, String row) {
        int arrow = row.indexOf(" => ");
        int sharp = row.indexOf(" # ");
        int open = row.indexOf('(');
        String inside = row.substring(open + 1, arrow - 1);
        return new Spelling(
                dialect,
                row.substring(0, open),
                Arrays.stream(inside.split(", ", -1)).map(Slot::of).toList(),
                row.substring(arrow + 4, sharp < 0 ? row.length() : sharp),
                sharp < 0 ? "" : row.substring(sharp + 3));
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
