package dev.alphatrail.engine;

import dev.alphatrail.engine.Batches.Batch;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/// Threads of which each evaluates groups of formulas of its own.
///
/// The thread that calls takes what comes out of all of them, between the steps of its own
/// evaluations. A helper begins its next group only then, so there is never more than one group a
/// thread in memory; until then the helper is free for other work of its executor.
///
/// @param <T> what comes out of a group
final class Apart<T> {
    private final Batches batches;
    private final Crew crew;
    private final Work<T> work;
    private final BiConsumer<Batch, T> taker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Queue<Future<Runnable>> done;
    private int helping;
    private boolean stopped;

    /// @param taker takes what comes out of each group, on the thread that calls
    Apart(Batches batches, Crew crew, Work<T> work, BiConsumer<Batch, T> taker) {
        this.batches = batches;
        this.crew = crew;
        this.work = work;
        this.taker = taker;
        this.done = new ArrayDeque<>(crew.threads()); // never grows, so that none is lost
    }

    /// What is done with a group.
    @FunctionalInterface
    interface Work<T> {
        /// Evaluates one.
        ///
        /// @param pause to be called now and then
        T of(Batch batch, Runnable pause);
    }

    /// Evaluates all groups. As long as the executor is busy elsewhere it does so alone.
    void run() {
        try {
            for (int helper = 1; helper < crew.threads(); helper++) {
                crew.execute(this::help);
            }
            for (Optional<Batch> batch = begin(); batch.isPresent(); batch = begin()) {
                taker.accept(batch.get(), work.of(batch.get(), this::takeDone));
            }
            while (isHelped()) {
                takeDone();
            }
        } finally {
            stop();
        }
    }

    private void help() {
        FutureTask<Runnable> task = new FutureTask<>(this::evaluateNext);
        if (joins()) {
            task.run();
            end(task);
        }
    }

    /// Evaluates a group, if one is left; what the thread that calls has to do then.
    private Runnable evaluateNext() {
        return begin().<Runnable>map(
                        batch -> {
                            T outcome = work.of(batch, () -> {});
                            return () -> taker.accept(batch, outcome);
                        })
                .orElse(() -> {});
    }

    private void takeDone() {
        for (Optional<Future<Runnable>> next = poll(); next.isPresent(); next = poll()) {
            Future<Runnable> outcome = next.get();
            if (outcome.state() == Future.State.FAILED) {
                Crew.rethrow(outcome.exceptionNow());
            }
            outcome.resultNow().run();
            crew.execute(this::help);
        }
    }

    /// The next group: the fewer formulas are left the smaller, so that all threads end at about
    /// the same time.
    private Optional<Batch> begin() {
        lock.lock();
        try {
            return isLeft()
                    ? Optional.of(batches.next(Math.ceilDiv(batches.left(), 2 * crew.threads())))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private boolean isLeft() {
        return !stopped && batches.left() > 0;
    }

    /// Whether there is something for a helper, who then has to [#end].
    private boolean joins() {
        lock.lock();
        try {
            boolean joins = isLeft();
            helping += joins ? 1 : 0;
            return joins;
        } finally {
            lock.unlock();
        }
    }

    private void end(Future<Runnable> outcome) {
        lock.lock();
        try {
            done.add(outcome);
            helping--;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Future<Runnable>> poll() {
        lock.lock();
        try {
            return Optional.ofNullable(done.poll());
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a helper's outcome; whether there is one to come.
    private boolean isHelped() {
        lock.lock();
        try {
            while (done.isEmpty() && helping > 0) {
                ended.awaitUninterruptibly();
            }
            return !done.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Nobody begins a group any more, and whoever has is waited for.
    private void stop() {
        lock.lock();
        try {
            stopped = true;
            while (helping > 0) {
                ended.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
