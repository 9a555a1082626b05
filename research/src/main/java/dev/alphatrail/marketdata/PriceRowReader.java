package dev.alphatrail.marketdata;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Parses the rows of a price file into columns, within the dates asked for.
final class PriceRowReader implements CsvRows {
    private static final int MAX_NAME = 100;

    /// Beyond it, products of prices and volumes would overflow.
    private static final double LARGEST = 1e100;

    private final String file;
    private final int firstDay;
    private final int lastDay;
    private final DefectPolicy unparsableDates;
    private final QualityLog log;

    private final IsoDate isoDate = new IsoDate();
    private final NameTable names = new NameTable();
    private final IntColumn days = new IntColumn();
    private final IntColumn instruments = new IntColumn();
    private final IntColumn lines = new IntColumn();
    private Optional<IntColumn> secondsOfDay = Optional.empty();

    private Optional<PriceColumns> header = Optional.empty();
    private List<String> headerNames = List.of();
    private int[] roles = {};
    private ValueBlocks values = new ValueBlocks(0);
    private boolean[] hasNumber = {};
    private boolean[] isText = {};
    private long rowsRead;
    private long rowsOutside;
    private int day;
    private int second;
    private char[] name = new char[MAX_NAME];
    private int nameLength;

    PriceRowReader(String file, MarketSettings settings, QualityLog log) {
        this.file = file;
        this.firstDay =
                settings.start()
                        .map(date -> Math.toIntExact(date.toEpochDay()))
                        .orElse(Integer.MIN_VALUE);
        this.lastDay =
                settings.end()
                        .map(date -> Math.toIntExact(date.toEpochDay()))
                        .orElse(Integer.MAX_VALUE);
        this.unparsableDates = settings.policies().unparsableDates();
        this.log = log;
    }

    @Override
    public void header(List<String> columnNames, CsvPlace place) {
        PriceColumns columns = PriceColumns.of(columnNames, place);
        header = Optional.of(columns);
        headerNames = columnNames;
        roles = new int[columns.columns()];
        Arrays.setAll(roles, columns::role);
        int slots = columns.slots();
        values = new ValueBlocks(slots);
        hasNumber = new boolean[slots];
        isText = new boolean[slots];
    }

    @Override
    public void cell(int column, char[] s, int offset, int length, CsvPlace place) {
        int role = roles[column];
        if (role >= 0) {
            values.set(
                    role,
                    isText[role] ? Double.NaN : number(role, column, s, offset, length, place));
        } else if (role == PriceColumns.DATE) {
            readDate(column, s, offset, length, place);
        } else if (role == PriceColumns.INSTRUMENT) {
            readName(column, s, offset, length, place);
        }
    }

    private void readDate(int column, char[] s, int offset, int length, CsvPlace place) {
        day = isoDate.parse(s, offset, length);
        second = isoDate.secondOfDay();
        if (day == IsoDate.NO_DATE) {
            if (unparsableDates == DefectPolicy.REFUSE) {
                throw place.error(
                        column,
                        CsvPlace.quoted(s, offset, length)
                                + " is no date like 2020-01-31: mend it, or set"
                                + " market.on_bad_date to drop");
            }
            log.found(
                    Finding.UNPARSABLE_DATE_ROWS,
                    () -> "line " + place.line() + " " + CsvPlace.quoted(s, offset, length));
        }
    }

    private void readName(int column, char[] s, int offset, int length, CsvPlace place) {
        if (length == 0) {
            throw place.error(column, "the row names no instrument: mend or remove it");
        }
        if (length > MAX_NAME) {
            throw place.error(
                    column,
                    "an instrument's name has more than " + MAX_NAME + " characters: mend it");
        }
        System.arraycopy(s, offset, name, 0, length);
        nameLength = length;
    }

    private double number(int slot, int column, char[] s, int offset, int length, CsvPlace place) {
        double value = Decimal.parse(s, offset, length);
        if (value == Decimal.NO_NUMBER) {
            if (Decimal.isMissing(s, offset, length)) {
                return Double.NaN;
            }
            if (columns().isFurther(slot) && !hasNumber[slot] && !isInfinity(s, offset, length)) {
                isText[slot] = true;
                return Double.NaN;
            }
            throw place.error(
                    column,
                    columns().slotName(slot)
                            + " "
                            + CsvPlace.quoted(s, offset, length)
                            + " is no finite decimal number: mend it, or leave the cell empty if"
                            + " the value is missing");
        }
        if (Math.abs(value) > LARGEST) {
            throw place.error(
                    column,
                    columns().slotName(slot)
                            + " "
                            + CsvPlace.quoted(s, offset, length)
                            + " is beyond 1e100: mend it");
        }
        hasNumber[slot] = true;
        return value;
    }

    private static boolean isInfinity(char[] s, int offset, int length) {
        boolean signed = length > 0 && (s[offset] == '-' || s[offset] == '+');
        String text =
                new String(s, offset + (signed ? 1 : 0), Math.min(length - (signed ? 1 : 0), 9));
        return text.equalsIgnoreCase("inf") || text.equalsIgnoreCase("infinity");
    }

    @Override
    public void endRow(CsvPlace place) {
        rowsRead++;
        if (day == IsoDate.NO_DATE) {
            return;
        }
        if (day < firstDay || day > lastDay) {
            rowsOutside++;
            return;
        }
        instruments.add(number(place));
        addSecond();
        days.add(day);
        lines.add(place.line());
        values.keepRow();
    }

    private int number(CsvPlace place) {
        int known = names.size();
        int number = names.number(name, 0, nameLength);
        if (number == known) {
            for (int k = 0; k < nameLength; k++) {
                if (Character.isISOControl(name[k])) {
                    throw place.error(
                            columns().columnOf(PriceColumns.INSTRUMENT),
                            "the instrument's name "
                                    + CsvPlace.quoted(name, 0, nameLength)
                                    + " has a control character: mend it");
                }
            }
        }
        return number;
    }

    /// Most files have no times of day; the column is begun at the first that is not midnight.
    private void addSecond() {
        if (secondsOfDay.isEmpty() && second != 0) {
            IntColumn seconds = new IntColumn();
            for (int before = 0; before < days.size(); before++) {
                seconds.add(0);
            }
            secondsOfDay = Optional.of(seconds);
        }
        secondsOfDay.ifPresent(seconds -> seconds.add(second));
    }

    private PriceColumns columns() {
        return header.orElseThrow();
    }

    /// What was read, after the last row.
    PriceRows rows() {
        log.add(Finding.ROWS_READ, rowsRead);
        log.add(Finding.ROWS_OUTSIDE_RANGE, rowsOutside);
        PriceColumns columns = columns();
        double[][] byColumn = values.toColumns();
        boolean[] usable = new boolean[columns.slots()];
        for (int slot = 0; slot < usable.length; slot++) {
            usable[slot] = !columns.isFurther(slot) || (hasNumber[slot] && !isText[slot]);
            int column = columns.slotColumn(slot);
            if (usable[slot]) {
                log.add(Finding.MISSING_CELLS, countMissing(byColumn[slot]));
            } else {
                boolean text = isText[slot];
                log.found(
                        Finding.UNKNOWN_COLUMNS,
                        () ->
                                CsvPlace.quoted(headerNames.get(column))
                                        + (text ? " (text)" : " (no value)"));
            }
        }
        for (int column = 0; column < roles.length; column++) {
            if (roles[column] == PriceColumns.UNNAMED) {
                int number = column + 1;
                log.found(Finding.UNKNOWN_COLUMNS, () -> "column " + number + " (no name)");
            }
        }
        return new PriceRows(
                file,
                columns,
                days.toArray(),
                instruments.toArray(),
                names.names(),
                lines.toArray(),
                secondsOfDay.map(IntColumn::toArray),
                byColumn,
                usable);
    }

    private static long countMissing(double[] column) {
        long missing = 0;
        for (double value : column) {
            missing += Double.isNaN(value) ? 1 : 0;
        }
        return missing;
    }
}
