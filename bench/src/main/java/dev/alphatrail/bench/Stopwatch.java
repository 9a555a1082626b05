package dev.alphatrail.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/// Times a piece of work: after a second and a half that do not count, five rounds, each of as many
/// passes as fill 60 ms.
final class Stopwatch {
    private static final int ROUNDS = 5;
    private static final double WARM_UP = 1500;
    private static final double ROUND = 60;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Stopwatch() {}

    /// Time of one pass.
    ///
    /// @param wall milliseconds on the clock
    /// @param cpu milliseconds of processor time of the thread that asked
    record Time(double wall, double cpu) {
        String json() {
            return String.format(Locale.ROOT, "\"ms\": %.3f, \"cpu_ms\": %.3f", wall, cpu);
        }
    }

    /// Medians of the rounds.
    static Time of(Runnable work) {
        Time first = once(work, 1);
        for (double spent = first.wall; spent < WARM_UP; ) {
            first = once(work, 1);
            spent += first.wall;
        }
        int passes = (int) Math.clamp(ROUND / first.cpu, 1, 1000);
        double[] wall = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        for (int k = 0; k < ROUNDS; k++) {
            Time once = once(work, passes);
            wall[k] = once.wall;
            cpu[k] = once.cpu;
        }
        Arrays.sort(wall);
        Arrays.sort(cpu);
        return new Time(wall[ROUNDS / 2], cpu[ROUNDS / 2]);
    }

    /// The mean of some passes, the first of which is the first.
    static Time once(Runnable work, int passes) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long wall = System.nanoTime();
        for (int k = 0; k < passes; k++) {
            work.run();
        }
        double nanos = System.nanoTime() - wall;
        return new Time(
                nanos / 1e6 / passes, (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6 / passes);
    }

    /// Nanoseconds of processor time to copy one double from memory to memory, between arrays that
    /// no cache holds.
    static double copyNanos() {
        double[] from = new double[1 << 24];
        double[] to = new double[1 << 24];
        Arrays.fill(from, 1);
        Time time = of(() -> System.arraycopy(from, 0, to, 0, from.length));
        return time.cpu * 1e6 / from.length;
    }
}
