package dev.alphatrail.evaluation;

/// The `walk_forward` section of a configuration; all lengths in trading days, all ≥ 1 but
/// `validDays` ≥ 0.
///
/// @param window whether train grows from the first date or keeps its length
public record WalkForwardSettings(
        Window window, int trainDays, int validDays, int testDays, int stepDays) {
    /// How the train window moves.
    public enum Window {
        EXPANDING,
        ROLLING
    }

    public static final WalkForwardSettings DEFAULT =
            new WalkForwardSettings(Window.EXPANDING, 126, 42, 42, 42);

    public WalkForwardSettings {
        if (trainDays < 2 || validDays < 0 || testDays < 1 || stepDays < 1) {
            throw new IllegalArgumentException(
                    "walk_forward needs train_days >= 2, valid_days >= 0, test_days >= 1 and"
                            + " step_days >= 1, not "
                            + trainDays
                            + ", "
                            + validDays
                            + ", "
                            + testDays
                            + ", "
                            + stepDays);
        }
    }
}
