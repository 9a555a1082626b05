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
/// Immutable; fields may be read from a file when they are first used ([#reading]), or in parts
/// without being kept ([#reader]). The field names a loader must give are [#OPEN], [#HIGH], [#LOW],
/// [#CLOSE], [#VOLUME], [#RAW_CLOSE] and [#DOLLAR_VOLUME]; further numeric columns become further
/// fields.
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

    /// The name of the grouping that every sector file gives; it may give others.
    public static final String SECTOR = "sector";

    private final Calendar calendar;
    private final Instruments instruments;
    private final TreeMap<String, LazyField> fields = new TreeMap<>();
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
        this(calendar, instruments, groupings);
        fields.forEach((name, matrix) ->
                this.fields.put(
                        name, LazyField.of(name, calendar.size(), instruments.size(), matrix)));
        requireNames();
    }

    private Panel(Calendar calendar, Instruments instruments, Map<String, Grouping> groupings) {
        this.calendar = calendar;
        this.instruments = instruments;
        this.groupings = new TreeMap<>(groupings);
    }

    /// A panel whose fields are read when they are first asked for; the maps are copied.
    ///
    /// @throws IllegalArgumentException when the close is missing, a grouping does not fit, or a
    ///   name is used twice; [#field] throws it for a field that does not fit
    public static Panel reading(
            Calendar calendar,
            Instruments instruments,
            Map<String, FieldSource> fields,
            Map<String, Grouping> groupings) {
        Panel panel = new Panel(calendar, instruments, groupings);
        fields.forEach((name, source) ->
                panel.fields.put(
                        name, new LazyField(name, calendar.size(), instruments.size(), source)));
        panel.requireNames();
        return panel;
    }

    private void requireNames() {
        groupings.forEach((name, grouping) -> {
            if (grouping.instruments() != instruments.size() || fields.containsKey(name)) {
                throw new IllegalArgumentException("grouping " + name + " does not fit the panel");
            }
        });
        if (!fields.containsKey(CLOSE)) {
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
        return lazyField(name).matrix();
    }

    /// The field of that name, if the panel has it.
    public Optional<Matrix> findField(String name) {
        return Optional.ofNullable(fields.get(name)).map(LazyField::matrix);
    }

    /// Whether a field is in memory.
    ///
    /// @throws IllegalArgumentException when the panel has no such field
    public boolean isLoaded(String name) {
        return lazyField(name).isLoaded();
    }

    /// Reads parts of a field and loads nothing; empty when its source can give it only whole.
    ///
    /// @throws IllegalArgumentException when the panel has no such field
    public Optional<FieldReader> reader(String name) {
        return lazyField(name).reader();
    }

    /// SHA-256 of the field of that name ([Sha256#of(Matrix)]), taken once.
    ///
    /// @throws IllegalArgumentException when the panel has no such field
    public String fieldSha256(String name) {
        return fieldSha256(name, dates());
    }

    /// The same of its first dates alone, so that it can be told whether this panel is another one
    /// with dates appended.
    ///
    /// @param dates how many, at most those there are
    /// @throws IllegalArgumentException when the panel has no such field
    public String fieldSha256(String name, int dates) {
        return lazyField(name).sha256(dates);
    }

    private LazyField lazyField(String name) {
        LazyField field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException("no field " + name + "; fields are " + fieldNames());
        }
        return field;
    }

    /// The groupings by name; unmodifiable.
    public Map<String, Grouping> groupings() {
        return Collections.unmodifiableMap(groupings);
    }

    /// The same panel with other groupings; fields that were not read yet stay so.
    public Panel withGroupings(Map<String, Grouping> others) {
        Panel panel = new Panel(calendar, instruments, others);
        panel.fields.putAll(fields);
        panel.requireNames();
        return panel;
    }

    /// The dates from `from` (inclusive) to `to` (exclusive).
    public Panel slice(int from, int to) {
        int[] days = new int[to - from];
        for (int t = from; t < to; t++) {
            days[t - from] = calendar.epochDay(t);
        }
        Map<String, FieldSource> sliced = new TreeMap<>();
        fields.forEach((name, field) -> sliced.put(name, field.slice(from, to)));
        return reading(Calendar.ofEpochDays(days), instruments, sliced, groupings);
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
