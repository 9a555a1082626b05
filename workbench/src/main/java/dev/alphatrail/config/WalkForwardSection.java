package dev.alphatrail.config;

import dev.alphatrail.evaluation.WalkForwardSettings;
import dev.alphatrail.evaluation.WalkForwardSettings.Window;

import java.util.List;
import java.util.Locale;

/// The section `walk_forward`: the train, validation and test windows of p1 and p2.
public final class WalkForwardSection {
    private static final String SECTION = "walk_forward";
    private static final WalkForwardSettings DEFAULT = WalkForwardSettings.DEFAULT;

    public static final Key<Window> WINDOW =
            new Key<>(
                    SECTION,
                    "window",
                    Kinds.choice(
                            List.of(Window.values()),
                            window -> window.name().toLowerCase(Locale.ROOT)),
                    DEFAULT.window(),
                    "",
                    "Train grows from the first date (expanding) or keeps its length (rolling)");
    public static final Key<Integer> TRAIN_DAYS =
            days(
                    "train_days",
                    2,
                    DEFAULT.trainDays(),
                    "Train window of the first split; a factor's sign is chosen on train only");
    public static final Key<Integer> VALID_DAYS =
            days(
                    "valid_days",
                    0,
                    DEFAULT.validDays(),
                    "Validation window between train and test, which the search may look at");
    public static final Key<Integer> TEST_DAYS =
            days("test_days", 1, DEFAULT.testDays(), "Test window, whose days make every headline");
    public static final Key<Integer> STEP_DAYS =
            days("step_days", 1, DEFAULT.stepDays(), "From one split to the next");

    static final List<Key<?>> KEYS = List.of(WINDOW, TRAIN_DAYS, VALID_DAYS, TEST_DAYS, STEP_DAYS);

    private WalkForwardSection() {}

    static WalkForwardSettings settings(Configuration config) {
        return new WalkForwardSettings(
                config.get(WINDOW),
                config.get(TRAIN_DAYS),
                config.get(VALID_DAYS),
                config.get(TEST_DAYS),
                config.get(STEP_DAYS));
    }

    private static Key<Integer> days(String name, int min, int value, String meaning) {
        return new Key<>(SECTION, name, Kinds.count(min), value, "trading days", meaning);
    }
}
