package dev.alphatrail.runstore;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Tells others how far a run is, and from time to time that it is still there.
final class Heartbeat {
    private static final Duration PERIOD = Duration.ofSeconds(20);
    private static final long LEAST_NANOS_BETWEEN = Duration.ofMillis(250).toNanos();

    /// One thread for all runs of this process: one for each would take longer to start than it
    /// takes to write a small run.
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Staging staging;
    private final ScheduledFuture<?> beats;
    private String stage = "";
    private long done;
    private long total;
    private long written = System.nanoTime() - LEAST_NANOS_BETWEEN;
    private boolean stopped;

    private Heartbeat(Staging staging) {
        this.staging = staging;
        this.beats =
                CLOCK.scheduleWithFixedDelay(
                        this::beat, PERIOD.toNanos(), PERIOD.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(
                        1, work -> Thread.ofPlatform().daemon().name("heartbeat").unstarted(work));
        clock.setRemoveOnCancelPolicy(true); // runs that came to their end are not kept in memory
        return clock;
    }

    static Heartbeat start(Staging staging) {
        return new Heartbeat(staging);
    }

    synchronized void progress(String newStage, long newDone, long newTotal) {
        boolean another = !newStage.equals(stage);
        stage = newStage;
        done = newDone;
        total = newTotal;
        if (another || System.nanoTime() - written >= LEAST_NANOS_BETWEEN) {
            write();
        }
    }

    /// After this nothing is written any more.
    synchronized void stop() {
        stopped = true;
        beats.cancel(false);
    }

    private synchronized void beat() {
        write();
    }

    private void write() {
        if (!stopped) {
            written = System.nanoTime();
            try {
                staging.report(stage, done, total);
            } catch (IOException _) {
                // a sign of life that cannot be given is no reason to stop a run; its own writes
                // will tell what is wrong with the disk
            }
        }
    }
}
