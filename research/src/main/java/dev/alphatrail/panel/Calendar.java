package dev.alphatrail.panel;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// The trading dates of a panel, strictly ascending; date `t` has index `t`, counted from 0.
///
/// Immutable. Dates are kept as epoch days, so a calendar costs four bytes a date.
public final class Calendar {
    private final int[] epochDays;

    private Calendar(int[] epochDays) {
        this.epochDays = epochDays;
    }

    /// A calendar of these epoch days ([LocalDate#toEpochDay]); the array is copied.
    ///
    /// @throws IllegalArgumentException when the days are not strictly ascending
    public static Calendar ofEpochDays(int[] epochDays) {
        for (int t = 1; t < epochDays.length; t++) {
            if (epochDays[t] <= epochDays[t - 1]) {
                throw new IllegalArgumentException(
                        "dates must ascend strictly: "
                                + LocalDate.ofEpochDay(epochDays[t])
                                + " follows "
                                + LocalDate.ofEpochDay(epochDays[t - 1]));
            }
        }
        return new Calendar(epochDays.clone());
    }

    /// A calendar of these dates.
    ///
    /// @throws IllegalArgumentException when the dates are not strictly ascending
    public static Calendar of(List<LocalDate> dates) {
        return ofEpochDays(
                dates.stream().mapToInt(date -> Math.toIntExact(date.toEpochDay())).toArray());
    }

    /// Number of dates.
    public int size() {
        return epochDays.length;
    }

    /// The date with index `t`.
    public LocalDate date(int t) {
        return LocalDate.ofEpochDay(epochDays[t]);
    }

    /// The date with index `t` as an epoch day.
    public int epochDay(int t) {
        return epochDays[t];
    }

    /// The index of a date, empty when it is no trading date of this calendar.
    public OptionalInt indexOf(LocalDate date) {
        int at = Arrays.binarySearch(epochDays, Math.toIntExact(date.toEpochDay()));
        return at >= 0 ? OptionalInt.of(at) : OptionalInt.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Calendar that && Arrays.equals(epochDays, that.epochDays);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(epochDays);
    }

    @Override
    public String toString() {
        return size() == 0
                ? "Calendar[empty]"
                : "Calendar[" + size() + " dates, " + date(0) + " to " + date(size() - 1) + "]";
    }
}
