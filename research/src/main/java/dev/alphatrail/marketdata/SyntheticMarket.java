package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The embedded market: invented prices on which research behaves like research. docs/data.md
/// states the model.
final class SyntheticMarket {
    private static final LocalDate FIRST_DATE = LocalDate.of(2020, 1, 2);
    private static final Set<MonthDay> HOLIDAYS =
            Set.of(MonthDay.of(1, 1), MonthDay.of(7, 4), MonthDay.of(12, 25));
    private static final List<String> SECTORS =
            List.of("Consumer", "Energy", "Finance", "Health", "Industry", "Technology");

    private static final double MARKET_DRIFT = 0.0003;
    private static final double MARKET_VOLATILITY = 0.009;
    private static final double SECTOR_VOLATILITY = 0.005;

    /// Shares of the names that list late and that are delisted early.
    private static final double LATE = 0.12;

    private static final double EARLY = 0.10;

    /// Shorter markets have no listings and delistings.
    private static final int DAYS_WITH_LISTINGS = 40;

    private static final int MARKET_STREAM = 0;
    private static final int LISTING_STREAM = 1;
    private static final int SECTOR_STREAM = 2;
    private static final int NAME_STREAM = 1000;

    private SyntheticMarket() {}

    /// The market of these settings; the same settings give the same bits everywhere.
    static Panel generate(SyntheticSettings settings) {
        int days = settings.days();
        int names = settings.instruments();
        double[] market =
                factor(settings.seed(), MARKET_STREAM, days, MARKET_DRIFT, MARKET_VOLATILITY);
        double[][] sectors = new double[SECTORS.size()][];
        for (int sector = 0; sector < sectors.length; sector++) {
            sectors[sector] =
                    factor(settings.seed(), SECTOR_STREAM + sector, days, 0, SECTOR_VOLATILITY);
        }
        int[][] listings = listings(settings);
        Map<String, double[]> values = new TreeMap<>();
        for (String field : List.of(Panel.OPEN, Panel.HIGH, Panel.LOW, Panel.CLOSE, Panel.VOLUME)) {
            double[] blank = new double[days * names];
            Arrays.fill(blank, Double.NaN);
            values.put(field, blank);
        }
        int[] codes = new int[names];
        for (int i = 0; i < names; i++) {
            codes[i] = i % SECTORS.size();
            var random = new SyntheticRandom(settings.seed(), NAME_STREAM + (long) i);
            new SyntheticInstrument(random, market, sectors[codes[i]])
                    .fill(values, i, names, listings[i][0], listings[i][1]);
        }
        return panel(calendar(days), instruments(names), values, Grouping.of(SECTORS, codes));
    }

    private static Panel panel(
            Calendar calendar,
            Instruments instruments,
            Map<String, double[]> values,
            Grouping sectors) {
        int days = calendar.size();
        int names = instruments.size();
        double[] close = Objects.requireNonNull(values.get(Panel.CLOSE));
        double[] volume = Objects.requireNonNull(values.get(Panel.VOLUME));
        double[] dollarVolume = new double[days * names];
        for (int cell = 0; cell < dollarVolume.length; cell++) {
            dollarVolume[cell] = close[cell] * volume[cell];
        }
        Map<String, Matrix> fields = new TreeMap<>();
        values.forEach(
                (name, array) -> fields.put(name, Matrix.takingOwnership(days, names, array)));
        fields.put(Panel.RAW_CLOSE, Matrix.takingOwnership(days, names, close));
        fields.put(Panel.DOLLAR_VOLUME, Matrix.takingOwnership(days, names, dollarVolume));
        return new Panel(calendar, instruments, fields, Map.of(Panel.SECTOR, sectors));
    }

    /// Daily returns of a common factor with clustering volatility.
    private static double[] factor(
            long seed, long stream, int days, double drift, double volatility) {
        SyntheticRandom random = new SyntheticRandom(seed, stream);
        ClusteringVolatility clustering = new ClusteringVolatility(volatility);
        double[] returns = new double[days];
        for (int t = 0; t < days; t++) {
            returns[t] = drift + clustering.shock(random.normal());
        }
        return returns;
    }

    /// First and last day of each name: most are listed throughout, some begin in the first half,
    /// others stop in the second.
    private static int[][] listings(SyntheticSettings settings) {
        int days = settings.days();
        int names = settings.instruments();
        SyntheticRandom random = new SyntheticRandom(settings.seed(), LISTING_STREAM);
        int[][] listings = new int[names][];
        double[] lot = new double[names];
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < names; i++) {
            listings[i] = new int[] {0, days - 1};
            lot[i] = random.uniform();
            drawn.add(i);
        }
        if (days < DAYS_WITH_LISTINGS) {
            return listings;
        }
        drawn.sort(Comparator.comparingDouble(i -> lot[i]));
        int late = (int) (LATE * names);
        int early = (int) (EARLY * names);
        for (int k = 0; k < late; k++) {
            listings[drawn.get(k)][0] = (int) random.uniform(days * 0.1, days * 0.5);
        }
        for (int k = late; k < late + early; k++) {
            listings[drawn.get(k)][1] = (int) random.uniform(days * 0.5, days * 0.9);
        }
        return listings;
    }

    /// Weekdays from a fixed date on, without three fixed holidays.
    private static Calendar calendar(int days) {
        List<LocalDate> dates = new ArrayList<>(days);
        for (LocalDate date = FIRST_DATE; dates.size() < days; date = date.plusDays(1)) {
            boolean weekend =
                    date.getDayOfWeek() == DayOfWeek.SATURDAY
                            || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend && !HOLIDAYS.contains(MonthDay.from(date))) {
                dates.add(date);
            }
        }
        return Calendar.of(dates);
    }

    /// `SYN001`, `SYN002`, …, with as many digits as the order of names needs.
    private static Instruments instruments(int count) {
        int digits = Math.max(3, Integer.toString(count).length());
        List<String> names = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            String number = Integer.toString(i);
            names.add("SYN" + "0".repeat(digits - number.length()) + number);
        }
        return Instruments.of(names);
    }
}
