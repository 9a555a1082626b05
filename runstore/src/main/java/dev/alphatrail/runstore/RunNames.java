package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Finds the run that a user means.
///
/// @param store where to look
record RunNames(RunStore store) {
    private static final Pattern BACK = Pattern.compile("@-([0-9]{1,6})");
    private static final int SHOWN = 4;

    RunDirectory resolve(String name) {
        return lookup(name)
                .orElseThrow(() ->
                        new StoreException(
                                "no run \""
                                        + RunCheck.printable(name)
                                        + "\" in "
                                        + store.root()
                                        + ", nor a directory of that name: check the id and the"
                                        + " root of the store"));
    }

    Optional<RunDirectory> lookup(String name) {
        Matcher back = BACK.matcher(name);
        if (name.equals(Layout.LATEST) || name.equals("@latest")) {
            return Optional.of(nthLatest(0));
        }
        if (back.matches()) {
            return Optional.of(nthLatest(Integer.parseInt(back.group(1))));
        }
        Optional<RunDirectory> exact = exact(name).or(() -> atPath(name));
        if (exact.isPresent()) {
            return exact;
        }
        List<String> candidates = beginningWith(name);
        if (candidates.size() > 1) {
            throw new StoreException(
                    candidates.size()
                            + " runs begin with \""
                            + name
                            + "\" ("
                            + candidates.stream()
                                    .sorted()
                                    .limit(SHOWN)
                                    .collect(Collectors.joining(", "))
                            + (candidates.size() > SHOWN ? ", …" : "")
                            + "): write more of the id");
        }
        return candidates.stream()
                .findFirst()
                .map(id -> RunDirectory.open(store.root().resolve(id)));
    }

    private RunDirectory nthLatest(int back) {
        List<IndexEntry> latest = store.list(back + 1).entries();
        if (latest.size() <= back) {
            throw new StoreException(
                    "there "
                            + (latest.size() == 1 ? "is 1 run" : "are " + latest.size() + " runs")
                            + " in "
                            + store.root()
                            + ", too few for that name: `alphatrail list` shows them");
        }
        RunId id = latest.get(back).runId();
        return store.find(id)
                .orElseThrow(() ->
                        new StoreException(
                                "run "
                                        + id
                                        + " is in the index, but its directory is gone:"
                                        + " `alphatrail doctor` tells more"));
    }

    private Optional<RunDirectory> exact(String name) {
        return RunId.isId(name) ? store.find(RunId.parse(name)) : Optional.empty();
    }

    private List<String> beginningWith(String name) {
        List<String> found = new ArrayList<>();
        if (!RunId.isId(name)) {
            return found;
        }
        try {
            for (String id : Names.in(store.root())) {
                if (id.startsWith(name)
                        && RunId.isId(id)
                        && Files.isDirectory(store.root().resolve(id))) {
                    found.add(id);
                }
            }
        } catch (IOException e) {
            throw StoreException.of("read the runs", store.root(), e);
        }
        return found;
    }

    private static Optional<RunDirectory> atPath(String text) {
        try {
            return !text.isEmpty() && Files.isDirectory(Path.of(text))
                    ? Optional.of(RunDirectory.open(Path.of(text)))
                    : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty(); // then it is no path of a run either
        }
    }
}
