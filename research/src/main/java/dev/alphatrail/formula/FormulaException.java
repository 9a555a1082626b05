package dev.alphatrail.formula;

/// A text that is no formula, or one that cannot be evaluated on the data at hand.
///
/// [#getMessage] is one line that ends with the column; [#withCaret] adds the formula and a caret
/// under the place.
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient Span span;

    public FormulaException(String message, String text, Span span) {
        super(message + " (column " + span.column() + ")");
        this.text = text;
        this.span = span;
    }

    /// Where in the text the fault lies.
    public Span span() {
        return span;
    }

    /// The message, the formula and a caret under the fault: three lines.
    public String withCaret() {
        return getMessage()
                + "\n  "
                + text
                + "\n  "
                + " ".repeat(span.start())
                + "^".repeat(Math.max(1, span.end() - span.start()));
    }
}
