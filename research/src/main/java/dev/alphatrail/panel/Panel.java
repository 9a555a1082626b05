package dev.alphatrail.panel;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Daily market data: named fields (each a [Matrix] of dates × instruments) and named groupings
/// over one calendar and one list of instruments. Prices are adjusted where the loader was told to;
/// an instrument that is not yet or no longer listed is NaN in every field.
///
/// Immutable. The field names a loader must give are [#OPEN], [#HIGH], [#LOW], [#CLOSE], [#VOLUME],
/// [#RAW_CLOSE] and [#DOLLAR_VOLUME]; further numeric columns become further fields.
public final class Panel {
    public static final String OPEN = "open";
    public static final String HIGH = "high";
    public static final String LOW = "low";
    public static final String CLOSE = "close";

    /// Units traded that day, as the data gives them.
    public static final String VOLUME = "volume";

    /// The close as the data gives it, before adjustment for dividends.
    public static final String RAW_CLOSE = "raw_close";

    /// `raw_close * volume`, in the currency of the data.
    public static final String DOLLAR_VOLUME = "dollar_volume";

    /// The name of the grouping that a sector file gives.
    public static final String SECTOR = "sector";

    private final Calendar calendar;
    private final Instruments instruments;
    private final TreeMap<String, Matrix> fields;
    private final TreeMap<String, Grouping> groupings;

    /// A panel of these fields and groupings; the maps are copied.
    ///
    /// @throws IllegalArgumentException when a shape does not fit, the close is missing, or a name
    ///   is used twice
    public Panel(
            Calendar calendar,
            Instruments instruments,
            Map<String, Matrix> fields,
            Map<String, Grouping> groupings) {
        this.calendar = calendar;
        this.instruments = instruments;
        this.fields = new TreeMap<>(fields);
        this.groupings = new TreeMap<>(groupings);
        this.fields.forEach((name, matrix) -> {
            if (matrix.dates() != calendar.size() || matrix.instruments() != instruments.size()) {
                throw new IllegalArgumentException(
                        "field "
                                + name
                                + " is "
                                + matrix
                                + ", the panel has "
                                + calendar.size()
                                + " dates x "
                                + instruments.size()
                                + " instruments");
            }
        });
        this.groupings.forEach((name, grouping) -> {
            if (grouping.instruments() != instruments.size() || this.fields.containsKey(name)) {
                throw new IllegalArgumentException("grouping " + name + " does not fit the panel");
            }
        });
        if (!this.fields.containsKey(CLOSE)) {
            throw new IllegalArgumentException("a panel needs the field " + CLOSE);
        }
    }

    public Calendar calendar() {
        return calendar;
    }

    public Instruments instruments() {
        return instruments;
    }

    /// Number of dates.
    public int dates() {
        return calendar.size();
    }

    /// Names of the fields, ascending.
    public SortedSet<String> fieldNames() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(fields.keySet()));
    }

    /// Names of the groupings, ascending.
    public SortedSet<String> groupingNames() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(groupings.keySet()));
    }

    /// The field of that name.
    ///
    /// @throws IllegalArgumentException when the panel has no such field
    public Matrix field(String name) {
        return findField(name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "no field " + name + "; fields are " + fieldNames()));
    }

    /// The field of that name, if the panel has it.
    public Optional<Matrix> findField(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /// The grouping of that name, if the panel has it.
    public Optional<Grouping> grouping(String name) {
        return Optional.ofNullable(groupings.get(name));
    }

    @Override
    public String toString() {
        return "Panel[" + calendar + ", " + instruments + ", fields " + fieldNames() + "]";
    }
}
