package dev.alphatrail.formula;

/// Something about a formula that a researcher wants to know before evaluating it.
///
/// @param message what was found
/// @param span where in the formula's text
/// @param mend what to do about it
public record Finding(Severity severity, String message, Span span, String mend) {
    /// How bad a finding is.
    public enum Severity {
        /// the formula cannot be a factor
        ERROR,
        /// a part of it hardly means what was meant
        WARNING,
        /// good to know
        NOTE
    }

    /// The same with the line in it, where the formula has several.
    ///
    /// @param text of the formula
    public String line(String text) {
        return message + ": " + mend + " (" + FormulaException.place(text, span.start()) + ")";
    }

    /// One line: what, the mend and the place.
    public String line() {
        return message + ": " + mend + " (column " + span.column() + ")";
    }
}
