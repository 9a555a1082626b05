package dev.alphatrail.trail;

import dev.alphatrail.query.Sort;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.RunStore;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be asked of a run: the members of its line of the index.
public final class RunFields {
    /// Those that every run of Alphatrail has, in the order of a CSV.
    static final List<String> STANDARD =
            List.of(
                    "run_id",
                    "created_at",
                    "status",
                    "thread_id",
                    "idea",
                    "eval_mode",
                    "data_label",
                    "panel_sha256",
                    "n_alphas",
                    "n_passed",
                    "best_alpha_id",
                    "best_information_ratio",
                    "config_hash",
                    "version",
                    "replay_of",
                    "tags",
                    "notes",
                    "error");

    /// Those that a table shows where no columns are chosen.
    public static final Set<String> SHOWN =
            Set.of(
                    "run_id",
                    "created_at",
                    "status",
                    "thread_id",
                    "eval_mode",
                    "idea",
                    "data_label",
                    "n_alphas",
                    "n_passed",
                    "best_alpha_id",
                    "best_information_ratio",
                    "error");

    /// Other programs write other members; those of the newest runs tell which.
    private static final int LOOKED_AT = 100;

    private RunFields() {}

    /// The fields that the runs of a store have.
    ///
    /// @throws dev.alphatrail.runstore.StoreException when the index cannot be read
    public static Set<String> known(RunStore store) {
        Set<String> known = new LinkedHashSet<>(STANDARD);
        for (IndexEntry entry : store.list(LOOKED_AT).entries()) {
            known.addAll(entry.summary().members().keySet());
        }
        return known;
    }

    /// The order that a word means, numbers and times descending, texts ascending; empty for no
    /// such word.
    public static Optional<Sort> order(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "created" -> new Sort("created_at", true);
                    case "ir" -> new Sort("best_information_ratio", true);
                    case "alphas" -> new Sort("n_alphas", true);
                    case "passed" -> new Sort("n_passed", true);
                    case "thread" -> new Sort("thread_id", false);
                    case "data" -> new Sort("data_label", false);
                    default -> null;
                });
    }
}
