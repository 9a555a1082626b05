package dev.alphatrail.study;

import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.study.Coder.Draft;
import dev.alphatrail.study.Progress.Stage;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Codes alphas on a fixed number of threads and gives them back in the order they were asked for.
final class Workers implements AutoCloseable {
    private final ExecutorService executor;

    Workers(int threads) {
        this.executor =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("alpha-", 0).factory());
    }

    /// @throws CancellationException when the calling thread is interrupted
    /// @throws DataException when a field cannot be read
    List<CodedAlpha> code(Coder coder, List<Draft> drafts, Progress progress) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        progress.stage(
                Stage.EVALUATE, drafts.size() + (drafts.size() == 1 ? " formula" : " formulas"));
        List<Future<CodedAlpha>> futures =
                drafts.stream().map(draft -> executor.submit(() -> coder.code(draft))).toList();
        List<CodedAlpha> coded = new ArrayList<>();
        for (Future<CodedAlpha> future : futures) {
            coded.add(await(future));
            progress.step(Stage.EVALUATE, coded.size(), drafts.size());
        }
        return coded;
    }

    private static CodedAlpha await(Future<CodedAlpha> future) {
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
