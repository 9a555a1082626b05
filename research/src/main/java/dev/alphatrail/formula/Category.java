package dev.alphatrail.formula;

/// What an operator works along.
public enum Category {
    ARITHMETIC("Arithmetic", "Per instrument and date."),
    COMPARISON(
            "Comparison",
            "Per instrument and date; 1 when it holds, 0 when not. Exact, without rounding."),
    LOGIC(
            "Logic",
            "Per instrument and date; any number but 0 counts as true, the result is 1 or 0."),
    ELEMENTWISE("Elementwise", "Per instrument and date."),
    TIME_SERIES(
            "Time series",
            "Per instrument, along the panel's calendar, up to and including the day itself."),
    CROSS_SECTION("Cross-section", "Per date, over the instruments that have a value that day."),
    GROUP(
            "Group",
            "Per date, within each group of a grouping such as sector; an instrument without a"
                    + " group is missing.");

    private final String title;
    private final String scope;

    Category(String title, String scope) {
        this.title = title;
        this.scope = scope;
    }

    /// Its heading.
    public String title() {
        return title;
    }

    /// One or two sentences: over what its operators are taken.
    public String scope() {
        return scope;
    }
}
