package dev.alphatrail.exchange;

import dev.alphatrail.trail.TerminalText;

import java.util.List;
import java.util.Locale;

/// What became of one run that was to be taken here or there.
///
/// @param source where it was found, as the user named it
/// @param name of the run, there or here
/// @param result what was done
/// @param reason why it was not added; empty when there is nothing to say
/// @param notes what of the run could not be taken over, a line each
public record Transfer(
        String source, String name, Result result, String reason, List<String> notes) {
    /// What can become of a run.
    public enum Result {
        /// It is in the store now.
        ADDED,
        /// It was there already.
        PRESENT,
        /// Left out as it was asked for, or no run at all.
        SKIPPED,
        /// Something else of that id is there: nothing was done.
        CONFLICT,
        /// It cannot be read, or is not what it says it is: nothing was done.
        REFUSED;

        /// The word used for people and programs.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Transfer {
        // names in archives and texts of other programs hold anything, newlines too
        reason = TerminalText.line(reason);
        notes = notes.stream().map(TerminalText::line).toList();
    }

    /// An item without notes.
    public Transfer(String source, String name, Result result, String reason) {
        this(source, name, result, reason, List.of());
    }

    /// One line for a person, safe for a terminal.
    String line() {
        return String.format(
                Locale.ROOT,
                "%-9s %s%s",
                result.word(),
                TerminalText.line(name),
                reason.isEmpty() ? "" : ": " + reason);
    }
}
