package dev.alphatrail.runstore;

import java.util.Locale;

/// Something that a check of a store found.
///
/// @param kind what it is
/// @param place the run, or the file with the line number
/// @param what one line for a person
/// @param mend what to do about it, empty when nothing needs doing
public record Finding(Kind kind, String place, String what, String mend) {
    /// What can be found.
    public enum Kind {
        FILE_CHANGED,
        FILE_MISSING,
        FILE_EXTRA,
        MANIFEST_MISSING,
        MANIFEST_DAMAGED,
        MANIFEST_CHANGED,
        RUN_MISSING,
        RUN_NOT_INDEXED,
        RUN_TWICE,
        RUN_MISPLACED,
        LINE_DAMAGED,
        LINE_CHANGED,
        CHAIN_BROKEN,
        ANCHOR_BROKEN,
        INDEX_TORN,
        EVENT_NOT_INDEXED,
        EVENT_LOST,
        EVENT_DAMAGED,
        REGISTRY_DIFFERS,
        LATEST_WRONG,
        PUBLICATION_INTERRUPTED,
        /// A run of an older version, without manifest or digests.
        NOT_SEALED(false),
        /// A directory that is no run.
        FOREIGN(false),
        RUN_UNDER_WAY(false),
        RUN_KILLED(false),
        RUN_SILENT(false),
        /// The file system cannot keep a promise of the store.
        FILE_SYSTEM(false),
        QUARANTINE(false);

        private final boolean difference;

        Kind() {
            this(true);
        }

        Kind(boolean difference) {
            this.difference = difference;
        }

        /// Whether the store is not as it should be; the others are for information.
        public boolean isDifference() {
            return difference;
        }

        /// The word for it in JSON, such as `file_changed`.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isOf(RunId run) {
        return place.equals("run " + run);
    }

    static Finding of(Kind kind, RunId run, String what, String mend) {
        return new Finding(kind, "run " + run, what, mend);
    }

    /// One line for a person: place, what, mend.
    public String line() {
        return place + ": " + what + (mend.isEmpty() ? "" : "; " + mend);
    }
}
