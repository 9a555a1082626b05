package dev.alphatrail.formula;

/// Where a published spelling is at home.
public enum Dialect {
    ALPHA101(
            "The 101 formulaic alphas",
            "Kakushadze's paper, appendix A. Case does not matter. Windows with a fraction are cut"
                    + " down to whole days, as the paper says; IndClass.sector is the grouping"
                    + " sector, IndClass.industry the grouping industry."),
    BRAIN(
            "WorldQuant BRAIN",
            "Fast Expressions. Arguments may be given by name where the signature shows one."),
    QLIB(
            "Qlib",
            "Expressions such as Mean($close, 5), in exactly this case. Qlib's rolling operators"
                    + " have values before their window is full (min_periods=1) and look past"
                    + " holes; here a window has a value only when every day of it is present.");

    private final String title;
    private final String about;

    Dialect(String title, String about) {
        this.title = title;
        this.about = about;
    }

    /// Its heading.
    public String title() {
        return title;
    }

    /// What holds for all its spellings.
    public String about() {
        return about;
    }

    /// Whether `x` and `X` are different names.
    boolean caseMatters() {
        return this == QLIB;
    }
}
