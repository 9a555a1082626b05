package dev.alphatrail.trail;

import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.study.Progress;

import java.util.Locale;

/// Passes progress on, and shows it to whoever looks at runs under way.
///
/// @param listener who hears it too
/// @param draft the run
record DraftProgress(Progress listener, RunDraft draft) implements Progress {
    @Override
    public void stage(Stage stage, String detail) {
        draft.progress(word(stage), 0, 0);
        listener.stage(stage, detail);
    }

    @Override
    public void step(Stage stage, int done, int total) {
        draft.progress(word(stage), done, total);
        listener.step(stage, done, total);
    }

    private static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
