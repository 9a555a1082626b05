package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What each column of a price file is, by its name in the header.
///
/// The columns of numbers have slots: open, high, low, close, volume in this order, then the
/// adjusted close where the file has one, then the further ones as they stand in the file.
final class PriceColumns {
    static final int OPEN = 0;
    static final int HIGH = 1;
    static final int LOW = 2;
    static final int CLOSE = 3;
    static final int VOLUME = 4;

    /// Number of slots every file has.
    static final int REQUIRED = 5;

    /// What [#role] says of the columns that are no numbers.
    static final int DATE = -1;

    static final int INSTRUMENT = -2;
    static final int UNNAMED = -3;

    private static final String DATETIME_NAME = "datetime";
    private static final String INSTRUMENT_NAME = "instrument";
    private static final String ADJUSTED_CLOSE = "adj_close";
    private static final List<String> EXPECTED =
            List.of(
                    DATETIME_NAME,
                    INSTRUMENT_NAME,
                    Panel.OPEN,
                    Panel.HIGH,
                    Panel.LOW,
                    Panel.CLOSE,
                    Panel.VOLUME);

    private static final Map<String, String> ALIASES = aliases();

    /// Names that stand for something else in a formula or in the panel.
    private static final Set<String> TAKEN =
            Set.of(Panel.RAW_CLOSE, Panel.DOLLAR_VOLUME, Panel.SECTOR, "and", "or", "not");

    private final int[] roles;
    private final String[] slotNames;
    private final int[] slotColumns;
    private final int adjustedCloseSlot;

    private PriceColumns(
            int[] roles, String[] slotNames, int[] slotColumns, int adjustedCloseSlot) {
        this.roles = roles;
        this.slotNames = slotNames;
        this.slotColumns = slotColumns;
        this.adjustedCloseSlot = adjustedCloseSlot;
    }

    /// Reads a header.
    ///
    /// @throws DataException when a required column is missing or two columns have one name
    static PriceColumns of(List<String> header, CsvPlace place) {
        List<String> names = new ArrayList<>();
        for (String given : header) {
            String name = canonical(given);
            int before = name.isEmpty() ? -1 : names.indexOf(name);
            if (before >= 0) {
                throw place.error(
                        names.size(),
                        "the columns "
                                + CsvPlace.quoted(header.get(before))
                                + " and "
                                + CsvPlace.quoted(given)
                                + " both mean "
                                + name
                                + ": rename or remove one");
            }
            if (TAKEN.contains(name)) {
                throw place.error(
                        names.size(),
                        "a column must not be called "
                                + name
                                + ", which has a meaning of its own: rename it");
            }
            names.add(name);
        }
        requireAll(names, header, place);
        return layOut(names);
    }

    private static void requireAll(List<String> names, List<String> header, CsvPlace place) {
        List<String> missing = EXPECTED.stream().filter(name -> !names.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw place.error(
                    "no column "
                            + String.join(", ", missing)
                            + "; a price file has "
                            + String.join(",", EXPECTED)
                            + ", this one has "
                            + CsvPlace.quoted(String.join(",", header))
                            + ": name the columns so");
        }
    }

    private static PriceColumns layOut(List<String> names) {
        List<String> slots = new ArrayList<>(EXPECTED.subList(2, EXPECTED.size()));
        boolean adjusted = names.contains(ADJUSTED_CLOSE);
        if (adjusted) {
            slots.add(ADJUSTED_CLOSE);
        }
        for (String name : names) {
            if (!name.isEmpty() && !EXPECTED.contains(name) && !name.equals(ADJUSTED_CLOSE)) {
                slots.add(name);
            }
        }
        int[] roles = new int[names.size()];
        Arrays.fill(roles, UNNAMED);
        roles[names.indexOf(DATETIME_NAME)] = DATE;
        roles[names.indexOf(INSTRUMENT_NAME)] = INSTRUMENT;
        int[] slotColumns = new int[slots.size()];
        for (int slot = 0; slot < slotColumns.length; slot++) {
            slotColumns[slot] = names.indexOf(slots.get(slot));
            roles[slotColumns[slot]] = slot;
        }
        return new PriceColumns(
                roles, slots.toArray(String[]::new), slotColumns, adjusted ? REQUIRED : -1);
    }

    /// The slot of a column of numbers (0 or more), or [#DATE], [#INSTRUMENT], [#UNNAMED].
    int role(int column) {
        return roles[column];
    }

    int columns() {
        return roles.length;
    }

    int slots() {
        return slotNames.length;
    }

    /// The field name of a slot.
    String slotName(int slot) {
        return slotNames[slot];
    }

    /// The column in the file, counted from 0, of a slot.
    int slotColumn(int slot) {
        return slotColumns[slot];
    }

    /// The column in the file, counted from 0, that has this role.
    int columnOf(int role) {
        int column = 0;
        while (roles[column] != role) {
            column++;
        }
        return column;
    }

    /// The slot of the adjusted close, -1 when the file has none.
    int adjustedCloseSlot() {
        return adjustedCloseSlot;
    }

    boolean isPrice(int slot) {
        return slot <= CLOSE || slot == adjustedCloseSlot;
    }

    /// Whether a slot is none of the columns every price file may have.
    boolean isFurther(int slot) {
        return slot >= REQUIRED && slot != adjustedCloseSlot;
    }

    /// The name a column has in formulas: the documented one for what every price file has, else
    /// its own in lower snake_case; empty when nothing is left of it.
    static String canonical(String name) {
        String own = snake(name);
        return ALIASES.getOrDefault(own, own);
    }

    /// A column's own name in lower snake_case; empty when nothing is left of it.
    static String snake(String name) {
        String snake =
                name.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_]+", "_")
                        .replaceAll("_+$|^_+(?=[^0-9])", "");
        return !snake.isEmpty() && Character.isDigit(snake.charAt(0)) ? "_" + snake : snake;
    }

    private static Map<String, String> aliases() {
        Map<String, String> aliases = new HashMap<>();
        alias(aliases, DATETIME_NAME, "date", "time", "timestamp", "trade_date", "date_time");
        alias(aliases, INSTRUMENT_NAME, "ticker", "symbol", "asset", "code");
        alias(aliases, Panel.OPEN, "o", "open_price");
        alias(aliases, Panel.HIGH, "h", "high_price");
        alias(aliases, Panel.LOW, "l", "low_price");
        alias(aliases, Panel.CLOSE, "c", "close_price");
        alias(aliases, Panel.VOLUME, "v", "vol");
        alias(
                aliases,
                ADJUSTED_CLOSE,
                "adjclose",
                "adjusted_close",
                "adjustedclose",
                "close_adj",
                "adj_close_price");
        return aliases;
    }

    private static void alias(Map<String, String> aliases, String name, String... others) {
        for (String other : others) {
            aliases.put(other, name);
        }
    }
}
