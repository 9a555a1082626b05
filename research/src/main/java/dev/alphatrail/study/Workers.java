package dev.alphatrail.study;

import dev.alphatrail.engine.Crew;
import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.study.Coder.Checked;
import dev.alphatrail.study.Coder.Parsed;
import dev.alphatrail.study.Coder.Refused;
import dev.alphatrail.study.Coder.Sound;
import dev.alphatrail.study.Coder.Tried;
import dev.alphatrail.study.Progress.Stage;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// Codes alphas on a fixed number of threads and gives them back in the order they were asked for.
/// Values are computed for all formulas together, so that what they have in common is computed
/// once; each is judged as soon as its values are there.
final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService executor;

    Workers(int threads) {
        this.threads = threads;
        this.executor =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("alpha-", 0).factory());
    }

    /// @throws CancellationException when the calling thread is interrupted
    /// @throws DataException when a field cannot be read
    List<Tried> code(Coder coder, List<Parsed> drafts, Progress progress) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        progress.stage(
                Stage.EVALUATE, drafts.size() + (drafts.size() == 1 ? " formula" : " formulas"));
        Round round = new Round(drafts.size(), progress);
        List<Integer> places = new ArrayList<>();
        List<Sound> sound = new ArrayList<>();
        List<Future<Checked>> checked =
                drafts.stream().map(draft -> executor.submit(() -> coder.check(draft))).toList();
        for (int place = 0; place < drafts.size(); place++) {
            switch (await(checked.get(place))) {
                case Refused(CodedAlpha alpha) ->
                        round.done(place, new Tried(alpha, Optional.empty()));
                case Sound draft -> {
                    places.add(place);
                    sound.add(draft);
                }
            }
        }
        coder.values()
                .each(
                        sound.stream().map(Sound::formula).toList(),
                        (k, values) ->
                                round.add(
                                        places.get(k),
                                        () -> coder.judge(sound.get(k), values.get())));
        return round.finish();
    }

    /// What a function makes of each of the items, in their order.
    ///
    /// @throws CancellationException when the calling thread is interrupted
    <A, T> List<T> map(List<A> items, Function<A, T> function) {
        List<Future<T>> futures =
                items.stream().map(item -> executor.submit(() -> function.apply(item))).toList();
        return futures.stream().map(Workers::await).toList();
    }

    /// The thread that calls, with the others as its helpers.
    Crew crew() {
        return threads == 1 ? Crew.alone() : new Crew(executor, threads);
    }

    /// Alphas that are judged at the same time: just enough for all threads to have something to
    /// do, for each holds the values of a formula in memory.
    private final class Round {
        private final int total;
        private final Progress progress;
        private final Map<Integer, Tried> alphas = new TreeMap<>();
        private final Queue<Judging> open = new ArrayDeque<>();

        Round(int total, Progress progress) {
            this.total = total;
            this.progress = progress;
        }

        private record Judging(int place, Future<Tried> alpha) {}

        void add(int place, Callable<Tried> judging) {
            open.add(new Judging(place, executor.submit(judging)));
            if (open.size() > 2 * threads) {
                awaitOne();
            }
        }

        private void awaitOne() {
            Judging judging = open.remove();
            done(judging.place(), await(judging.alpha()));
        }

        void done(int place, Tried alpha) {
            alphas.put(place, alpha);
            progress.step(Stage.EVALUATE, alphas.size(), total);
        }

        List<Tried> finish() {
            while (!open.isEmpty()) {
                awaitOne();
            }
            return List.copyOf(alphas.values());
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while evaluating");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DataException unreadable) {
                throw unreadable; // a field of a packed file, read when it was first used
            }
            throw new IllegalStateException(
                    "evaluating a formula failed: " + e.getCause(), e.getCause());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
