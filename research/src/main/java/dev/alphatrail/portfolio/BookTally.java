package dev.alphatrail.portfolio;

/// Counts what happened while books were built. Mutable; one for each backtest.
public final class BookTally {
    int formations;
    int emptySleeves;
    int thinShortSleeves;
    int flattened;
    int forbiddenShorts;
    int weightCapShortfalls;

    /// Formation dates reached.
    public int formations() {
        return formations;
    }

    /// Formations with too few names, a constant signal or nobody to short.
    public int emptySleeves() {
        return emptySleeves;
    }

    /// Formations that found fewer names to short than the tail holds.
    public int thinShortSleeves() {
        return thinShortSleeves;
    }

    /// Rebuilt books that were nothing but exposure.
    public int flattened() {
        return flattened;
    }

    /// Names set to 0 because neutralisation made them short although they may not be.
    public int forbiddenShorts() {
        return forbiddenShorts;
    }

    /// Sides of rebuilt books that stayed below their gross at the weight cap.
    public int weightCapShortfalls() {
        return weightCapShortfalls;
    }
}
