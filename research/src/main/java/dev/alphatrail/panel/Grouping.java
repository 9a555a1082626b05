package dev.alphatrail.panel;

import java.util.Arrays;
import java.util.List;

/// Which group (such as a sector) each instrument belongs to; the same on every date.
///
/// Immutable. Groups are numbered from 0 in the order of [#labels]; [#NONE] marks an instrument
/// without a group.
public final class Grouping {
    /// The code of an instrument that has no group.
    public static final int NONE = -1;

    private final List<String> labels;
    private final int[] codes;

    private Grouping(List<String> labels, int[] codes) {
        this.labels = labels;
        this.codes = codes;
    }

    /// A grouping with these labels (ascending ordinal order) and one code per instrument; the
    /// array is copied.
    ///
    /// @throws IllegalArgumentException when labels do not ascend strictly or a code names no label
    public static Grouping of(List<String> labels, int[] codes) {
        for (int g = 1; g < labels.size(); g++) {
            if (labels.get(g).compareTo(labels.get(g - 1)) <= 0) {
                throw new IllegalArgumentException(
                        "labels must ascend strictly: "
                                + labels.get(g)
                                + " follows "
                                + labels.get(g - 1));
            }
        }
        for (int code : codes) {
            if (code < NONE || code >= labels.size()) {
                throw new IllegalArgumentException(
                        "group code " + code + " names none of " + labels.size() + " labels");
            }
        }
        return new Grouping(List.copyOf(labels), codes.clone());
    }

    /// Names of the groups, in ordinal order.
    public List<String> labels() {
        return labels;
    }

    /// Number of instruments this grouping speaks of.
    public int instruments() {
        return codes.length;
    }

    /// The group of instrument `i`, or [#NONE].
    public int code(int i) {
        return codes[i];
    }

    /// A copy of all codes, one per instrument.
    public int[] codes() {
        return codes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grouping that
                && labels.equals(that.labels)
                && Arrays.equals(codes, that.codes);
    }

    @Override
    public int hashCode() {
        return 31 * labels.hashCode() + Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return "Grouping[" + labels.size() + " groups of " + codes.length + " instruments]";
    }
}
