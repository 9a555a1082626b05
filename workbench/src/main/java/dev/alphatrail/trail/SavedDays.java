package dev.alphatrail.trail;

import dev.alphatrail.artifacts.DailyCsv;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.StoreException;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/// The out-of-sample days of an alpha as a run has stored them. A file that is missing or damaged
/// is no reason to compare nothing, so it is told, not thrown.
sealed interface SavedDays {
    /// The days that have a net return.
    ///
    /// @param epochDays ascending
    /// @param netReturns finite fractions, one a day
    @SuppressWarnings("ArrayRecordComponent") // nobody compares or changes them
    record Days(int[] epochDays, double[] netReturns) implements SavedDays {}

    /// Why there are none.
    ///
    /// @param why in words that end no sentence
    record Missing(String why) implements SavedDays {}

    /// What is read at most: two hundred years of days.
    long MAX_BYTES = 1 << 24;

    /// Reads `daily/<alphaId>_oos_daily.csv`.
    static SavedDays read(RunDirectory run, String alphaId) {
        String name = DailyCsv.fileName(alphaId);
        try {
            if (!run.has(name)) {
                return new Missing("there is no " + name);
            }
            return parse(name, new String(run.read(name, MAX_BYTES), StandardCharsets.UTF_8));
        } catch (StoreException e) {
            return new Missing(String.valueOf(e.getMessage()));
        }
    }

    /// The file holds dates and numbers only, none of them quoted.
    private static SavedDays parse(String name, String text) {
        List<String> lines = text.lines().toList();
        List<String> head = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        int date = head.indexOf(DailyCsv.DATE);
        int net = head.indexOf(DailyCsv.NET_RETURN);
        if (date < 0 || net < 0) {
            return new Missing(
                    name + " has no column " + (date < 0 ? DailyCsv.DATE : DailyCsv.NET_RETURN));
        }
        int[] days = new int[lines.size() - 1];
        double[] returns = new double[days.length];
        int count = 0;
        int before = Integer.MIN_VALUE;
        for (int line = 1; line < lines.size(); line++) {
            List<String> cells = cells(lines.get(line));
            try {
                if (cells.size() != head.size()) {
                    return damaged(name, line, cells.size() + " cells instead of " + head.size());
                }
                int day = Math.toIntExact(LocalDate.parse(cells.get(date)).toEpochDay());
                if (day <= before) {
                    return damaged(name, line, "the dates do not ascend");
                }
                before = day;
                if (!cells.get(net).isEmpty()) {
                    days[count] = day;
                    returns[count] = finite(cells.get(net));
                    count++;
                }
            } catch (DateTimeException | ArithmeticException | NumberFormatException _) {
                return damaged(name, line, "no date or no number");
            }
        }
        return new Days(Arrays.copyOf(days, count), Arrays.copyOf(returns, count));
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }

    private static double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private static Missing damaged(String name, int line, String how) {
        return new Missing(name + ", line " + (line + 1) + ": " + how);
    }
}
