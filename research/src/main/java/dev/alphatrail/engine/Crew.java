package dev.alphatrail.engine;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Threads that work off one job together: the one that calls, and helpers from an executor.
///
/// The caller never waits for an executor that is busy elsewhere: it takes pieces of the job until
/// none is left, then waits only for those that a helper has begun. So several callers may share
/// one executor, and may be its threads.
public final class Crew {
    private final Executor executor;
    private final int threads;

    /// @param executor runs the helpers
    /// @param threads how many threads work at the same time, the caller included
    public Crew(Executor executor, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("work needs at least one thread, not " + threads);
        }
        this.executor = executor;
        this.threads = threads;
    }

    /// The calling thread alone.
    public static Crew alone() {
        return new Crew(Runnable::run, 1);
    }

    int threads() {
        return threads;
    }

    /// Does the pieces `0` to `pieces - 1` of a job, in no certain order, and returns when all are
    /// done.
    ///
    /// @param worker called once on each thread that takes part, for what it does with a piece
    void each(int pieces, Supplier<IntConsumer> worker) {
        int helpers = Math.min(threads, pieces) - 1;
        if (helpers < 1) {
            if (pieces > 0) {
                IntConsumer work = worker.get();
                for (int piece = 0; piece < pieces; piece++) {
                    work.accept(piece);
                }
            }
            return;
        }
        Job job = new Job(pieces, worker);
        for (int helper = 0; helper < helpers; helper++) {
            executor.execute(job);
        }
        job.run();
        job.await();
    }

    /// Lets a helper do something when one is free.
    void execute(Runnable work) {
        executor.execute(work);
    }

    /// Throws what a helper failed with.
    static void rethrow(Throwable failure) {
        switch (failure) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    private static final class Job implements Runnable {
        private final int pieces;
        private final Supplier<IntConsumer> worker;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<Optional<Throwable>> failure =
                new AtomicReference<>(Optional.empty());
        private final CountDownLatch unfinished;

        Job(int pieces, Supplier<IntConsumer> worker) {
            this.pieces = pieces;
            this.worker = worker;
            this.unfinished = new CountDownLatch(pieces);
        }

        @Override
        public void run() {
            Optional<IntConsumer> work = Optional.empty();
            for (int piece = take(); piece < pieces; piece = take()) {
                try {
                    IntConsumer mine = work.orElseGet(worker);
                    work = Optional.of(mine);
                    mine.accept(piece);
                } catch (Throwable e) {
                    failure.accumulateAndGet(
                            Optional.of(e), (first, later) -> first.isPresent() ? first : later);
                } finally {
                    unfinished.countDown();
                }
            }
        }

        private int take() {
            return next.getAndIncrement();
        }

        /// Waits for what helpers have begun; an interrupt is kept for the caller to notice.
        void await() {
            boolean interrupted = false;
            while (true) {
                try {
                    unfinished.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            failure.get().ifPresent(Crew::rethrow);
        }
    }
}
