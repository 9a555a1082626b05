package dev.alphatrail.runstore;

import java.io.IOException;
import java.time.Duration;

/// Tells others how far a run is, and from time to time that it is still there.
final class Heartbeat {
    private static final Duration PERIOD = Duration.ofSeconds(20);
    private static final long LEAST_NANOS_BETWEEN = Duration.ofMillis(250).toNanos();

    private final Staging staging;
    private final Thread thread;
    private String stage = "";
    private long done;
    private long total;
    private long written = System.nanoTime() - LEAST_NANOS_BETWEEN;
    private boolean stopped;

    private Heartbeat(Staging staging) {
        this.staging = staging;
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("heartbeat-" + staging.id())
                        .unstarted(this::beat);
    }

    static Heartbeat start(Staging staging) {
        Heartbeat heartbeat = new Heartbeat(staging);
        heartbeat.thread.start();
        return heartbeat;
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
        thread.interrupt();
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                synchronized (this) {
                    if (stopped) {
                        return;
                    }
                    write();
                }
            }
        } catch (InterruptedException _) {
            // stopped
        }
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
