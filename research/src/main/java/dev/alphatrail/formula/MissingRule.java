package dev.alphatrail.formula;

/// NaN rules that several operators share: words that follow "missing".
final class MissingRule {
    static final String WINDOW = "unless every value of the window is present";
    static final String EWM = "until span values have been present; a hole today does not matter";
    static final String DAY = "where x is";
    static final String IN_GROUP = "where x or the group is";

    private MissingRule() {}
}
