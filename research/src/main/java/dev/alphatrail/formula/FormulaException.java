package dev.alphatrail.formula;

/// A text that is no formula, or one that cannot be evaluated on the data at hand.
///
/// [#getMessage] is one line that ends with the column, and the line where it is not the first;
/// [#withCaret] adds the formula and a caret under the place.
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Characters of the formula shown before and after the fault.
    private static final int CONTEXT = 40;

    /// Characters of the fault itself that are shown and underlined.
    private static final int UNDERLINED = 60;

    private final String line;
    private final String text;
    private final transient Span span;

    /// @param message what is wrong and the mend, without the place
    /// @param text the formula
    /// @param span where in it the fault lies
    public FormulaException(String message, String text, Span span) {
        super(message);
        if (span.end() > text.length()) {
            throw new IllegalArgumentException(span + " reaches beyond a text of " + text.length());
        }
        this.text = text;
        this.span = span;
        this.line = message + " (" + place(text, span.start()) + ")";
    }

    static String place(String text, int at) {
        String before = text.substring(0, at);
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = at - before.lastIndexOf('\n');
        return line == 1
                ? "column " + column
                : "line " + line + " of the formula, column " + column;
    }

    /// What is wrong, the mend and the column, on one line.
    @Override
    public String getMessage() {
        return line;
    }

    /// Where in the text the fault lies.
    public Span span() {
        return span;
    }

    /// The message, the formula and a caret under the fault: three lines.
    ///
    /// The formula is shown in ASCII (other characters escaped, white space as blanks), and of a
    /// long one only the part around the fault.
    public String withCaret() {
        int faultEnd = Math.min(span.end(), span.start() + UNDERLINED);
        int from = span.start() <= CONTEXT ? 0 : span.start() - CONTEXT;
        int to = Math.min(text.length(), faultEnd + CONTEXT);
        String before = (from > 0 ? "..." : "") + plain(from, span.start());
        String fault = plain(span.start(), faultEnd);
        String after = plain(faultEnd, to) + (to < text.length() ? "..." : "");
        return getMessage()
                + "\n  "
                + before
                + fault
                + after
                + "\n  "
                + " ".repeat(before.length())
                + "^".repeat(Math.max(1, fault.length()));
    }

    private String plain(int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            out.append(PlainText.unit(text.charAt(i)));
        }
        return out.toString();
    }
}
