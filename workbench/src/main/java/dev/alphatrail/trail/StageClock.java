package dev.alphatrail.trail;

import dev.alphatrail.study.Progress;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// Passes progress on and keeps how long each stage took, all rounds together.
final class StageClock implements Progress {
    private final Progress listener;
    private final Map<Stage, Duration> spent = new EnumMap<>(Stage.class);
    private Stage current = Stage.LOAD;
    private long since = System.nanoTime();

    StageClock(Progress listener) {
        this.listener = listener;
    }

    @Override
    public void stage(Stage stage, String detail) {
        close();
        current = stage;
        listener.stage(stage, detail);
    }

    @Override
    public void step(Stage stage, int done, int total) {
        listener.step(stage, done, total);
    }

    /// Time by stage up to now; only stages that took any.
    Map<Stage, Duration> spent() {
        close();
        return Map.copyOf(spent);
    }

    private void close() {
        long now = System.nanoTime();
        spent.merge(current, Duration.ofNanos(now - since), Duration::plus);
        since = now;
    }
}
