package dev.alphatrail.audit;

import dev.alphatrail.backtest.BookListener;
import dev.alphatrail.backtest.DailySeries;
import dev.alphatrail.panel.Panel;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What an evaluation held and earned out of sample, day by day.
///
/// @param daily the series, counted days only
/// @param books digests of the books
record DailyTrace(DailySeries daily, Books books) {
    /// Where a comparison stands.
    record Place(String subject, String experiment, Panel panel) {
        Moved moved(String figure, int t, double before, double after) {
            return new Moved(
                    subject, figure, experiment, panel.calendar().date(t), "", before, after);
        }
    }

    /// A 64-bit digest of the weights of each book, by return date; 0 where there is none.
    static final class Books implements BookListener {
        private static final long ODD = 0x9E3779B97F4A7C15L;

        private final long[] digests;

        Books(int dates) {
            this.digests = new long[dates];
        }

        @Override
        public void held(int returnDate, double[] weights) {
            long digest = 1;
            for (double weight : weights) {
                digest = Long.rotateLeft((digest ^ Double.doubleToLongBits(weight)) * ODD, 29);
            }
            digests[returnDate] = digest == 0 ? 1 : digest;
        }
    }

    /// The first difference of what was known at `t`: books fixed up to it, days up to it.
    Optional<Moved> compare(DailyTrace other, int t, Place place) {
        int shared = Math.min(books.digests.length, other.books.digests.length);
        for (int s = 1; s <= t + 1 && s < shared; s++) {
            boolean ended = other.books.digests.length < books.digests.length;
            boolean missing = other.books.digests[s] == 0 && ended;
            if (!missing && books.digests[s] != other.books.digests[s]) {
                return Optional.of(place.moved("weights", s - 1, Double.NaN, Double.NaN));
            }
        }
        int lastDay = place.panel().calendar().epochDay(t);
        int days = Math.min(daily.size(), other.daily.size());
        for (int k = 0; k < days && daily.epochDays()[k] <= lastDay; k++) {
            Optional<Moved> moved = compareDay(other, k, place);
            if (moved.isPresent()) {
                return moved;
            }
        }
        return Optional.empty();
    }

    private Optional<Moved> compareDay(DailyTrace other, int k, Place place) {
        Map<String, Double> expected = figures(daily, k);
        Map<String, Double> values = figures(other.daily, k);
        for (Map.Entry<String, Double> figure : expected.entrySet()) {
            Double value = values.get(figure.getKey());
            if (!figure.getValue().equals(value)) {
                int t =
                        place.panel()
                                .calendar()
                                .indexOf(LocalDate.ofEpochDay(daily.epochDays()[k]))
                                .orElseThrow();
                return Optional.of(
                        place.moved(
                                figure.getKey(),
                                t,
                                figure.getValue(),
                                value == null ? Double.NaN : value));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Double> figures(DailySeries daily, int k) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("epoch_day", (double) daily.epochDays()[k]);
        figures.put("gross_exposure", daily.grossExposure()[k]);
        figures.put("n_long", (double) daily.nLong()[k]);
        figures.put("n_short", (double) daily.nShort()[k]);
        figures.put("turnover", daily.turnover()[k]);
        figures.put("gross_return", daily.grossReturn()[k]);
        figures.put("linear_cost", daily.linearCost()[k]);
        figures.put("spread_cost", daily.spreadCost()[k]);
        figures.put("impact_cost", daily.impactCost()[k]);
        figures.put("borrow_cost", daily.borrowCost()[k]);
        figures.put("net_return", daily.netReturn()[k]);
        figures.put("equity", daily.equity()[k]);
        figures.put("drawdown", daily.drawdown()[k]);
        return figures;
    }
}
