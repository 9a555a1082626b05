package dev.alphatrail.trail;

import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.LiveRun;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a shell may offer to complete a word with, newest first, fast whatever the size of the
/// store: the last lines of the index are read, and the names in the root only when those tell
/// nothing.
///
/// @param store where to look
public record Candidates(RunStore store) {
    private static final int RUNS_LOOKED_AT = 200;
    private static final int LOOKED_AT = 1_000;
    private static final int OFFERED = 200;

    /// Words that no shell takes for anything else; others are not offered.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.,=+@%/-]{1,200}");

    /// What is wanted.
    public enum Kind {
        /// Ids of published runs and of those under way.
        RUNS,
        /// Ids of runs in the trash.
        TRASH,
        /// Ids of runs that are not published.
        UNFINISHED,
        THREADS,
        /// `name=value`.
        TAGS
    }

    /// Words that begin with `prefix`, each with a few words on it, which may be empty.
    public Map<String, String> of(Kind kind, String prefix) {
        Predicate<String> fits = word -> word.startsWith(prefix) && PLAIN.matcher(word).matches();
        Map<String, String> found = new LinkedHashMap<>();
        Stream<Map.Entry<String, String>> all =
                switch (kind) {
                    case RUNS -> Stream.concat(unfinished(), published(prefix));
                    case TRASH ->
                            TrashList.of(store).runs().stream()
                                    .map(run ->
                                            Map.entry(
                                                    run.id().value(),
                                                    run.entry().map(Candidates::idea).orElse("")));
                    case UNFINISHED -> unfinished();
                    case THREADS ->
                            latest(LOOKED_AT).stream()
                                    .map(entry -> Map.entry(RunSummary.of(entry).threadId(), ""));
                    case TAGS ->
                            latest(LOOKED_AT).stream()
                                    .flatMap(entry ->
                                            RunSummary.of(entry).tags().entrySet().stream())
                                    .map(tag -> Map.entry(tag.getKey() + "=" + tag.getValue(), ""));
                };
        all.filter(word -> fits.test(word.getKey()))
                .takeWhile(_ -> found.size() < OFFERED)
                .forEach(word -> found.putIfAbsent(word.getKey(), word.getValue()));
        return found;
    }

    private Stream<Map.Entry<String, String>> unfinished() {
        return store.live().stream()
                .map(run -> Map.entry(run.runId().value(), run.state().text() + " " + idea(run)));
    }

    private Stream<Map.Entry<String, String>> published(String prefix) {
        List<Map.Entry<String, String>> tail =
                latest(RUNS_LOOKED_AT).stream()
                        .map(entry -> Map.entry(entry.runId().value(), idea(entry)))
                        .filter(run -> run.getKey().startsWith(prefix))
                        .toList();
        return tail.isEmpty() ? inRoot(prefix).stream() : tail.stream();
    }

    private List<IndexEntry> latest(int count) {
        return store.list(count).entries();
    }

    private List<Map.Entry<String, String>> inRoot(String prefix) {
        Path root = store.root();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            List<String> names = new ArrayList<>();
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (name.startsWith(prefix) && RunId.isId(name) && Files.isDirectory(entry)) {
                    names.add(name);
                }
            }
            return names.stream()
                    .sorted(Comparator.reverseOrder())
                    .map(name -> Map.entry(name, ""))
                    .toList();
        } catch (NoSuchFileException _) {
            return List.of();
        } catch (IOException e) {
            throw new TrailException("cannot read " + root + ": " + e, e);
        }
    }

    private static String idea(IndexEntry entry) {
        return words(entry.summary().text("idea"));
    }

    private static String idea(LiveRun run) {
        return words(run.about().text("idea"));
    }

    private static String words(Optional<String> idea) {
        return TerminalText.cut(TerminalText.line(idea.orElse("")), 60);
    }
}
