package dev.alphatrail.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// The section `tracking`: where a run is kept and under which names.
public final class TrackingSection {
    static final String SECTION = "tracking";

    public static final Key<Path> RUNS_ROOT =
            key(
                    "runs_root",
                    Kinds.path(),
                    Path.of("runs"),
                    "",
                    "Directory of the runs, made when missing");
    public static final Key<Boolean> SAVE_RUN =
            key(
                    "save_run",
                    Kinds.flag(),
                    true,
                    "",
                    "Keep the run; false evaluates and prints, and writes nothing");
    public static final Key<String> THREAD_ID =
            key(
                    "thread_id",
                    Kinds.text(
                            "1 to 200 characters of text on one line",
                            t -> !t.isBlank() && line(t, 200)),
                    "main",
                    "",
                    "Names a line of research; run ids carry it, reduced to letters, digits, '_'"
                            + " and '-'");
    public static final Key<Optional<String>> RUN_ID =
            key(
                    "run_id",
                    Kinds.text(
                                    "1 to 100 letters, digits, '_', '-' or single '.', beginning"
                                            + " with a letter or digit",
                                    t ->
                                            t.matches(
                                                    "[A-Za-z0-9]([A-Za-z0-9_-]|[.](?=[A-Za-z0-9_-])){0,99}"))
                            .orNull(),
                    Optional.empty(),
                    "",
                    "Run id of your own; null makes one of time, thread and configuration");
    public static final Key<String> NOTES =
            key(
                    "notes",
                    Kinds.text("at most 10000 characters of text", t -> t.length() <= 10_000),
                    "",
                    "",
                    "Free text kept with the run");
    public static final Key<SortedMap<String, String>> TAGS =
            key(
                    "tags",
                    Kinds.texts(
                            64,
                            "1 to 64 letters, digits, '_', '-' or '.'",
                            Pattern.compile("[A-Za-z0-9_.-]{1,64}"),
                            Kinds.text(
                                    "at most 200 characters of text on one line",
                                    t -> line(t, 200))),
                    Collections.emptySortedMap(),
                    "",
                    "Texts by name, by which runs can be found");
    public static final Key<Integer> SAVE_DAILY_TOP =
            key(
                    "save_daily_top",
                    Kinds.count(0),
                    1,
                    "alphas",
                    "For how many of the selected the daily series are written");

    public static final Key<Optional<Path>> CACHE =
            key(
                    "cache",
                    Kinds.path().orNull(),
                    Optional.empty(),
                    "",
                    "Directory where values of formulas are kept from run to run; null keeps none");
    public static final Key<Integer> CACHE_MIB =
            key(
                    "cache_mib",
                    Kinds.count(1, 1 << 24),
                    1024,
                    "MiB",
                    "How much the cache holds; what was not used for longest goes first");

    static final List<Key<?>> KEYS =
            List.of(
                    RUNS_ROOT,
                    SAVE_RUN,
                    THREAD_ID,
                    RUN_ID,
                    NOTES,
                    TAGS,
                    SAVE_DAILY_TOP,
                    CACHE,
                    CACHE_MIB);

    private TrackingSection() {}

    static Tracking settings(Configuration config) {
        return new Tracking(
                config.get(RUNS_ROOT),
                config.get(SAVE_RUN),
                config.get(THREAD_ID),
                config.get(RUN_ID),
                config.get(NOTES),
                config.get(TAGS),
                config.get(SAVE_DAILY_TOP),
                config.get(CACHE),
                (long) config.get(CACHE_MIB) << 20);
    }

    private static boolean line(String text, int max) {
        return text.length() <= max && text.chars().noneMatch(Character::isISOControl);
    }

    private static <T> Key<T> key(String name, Kind<T> kind, T value, String unit, String meaning) {
        return new Key<>(SECTION, name, kind, value, unit, meaning);
    }
}
