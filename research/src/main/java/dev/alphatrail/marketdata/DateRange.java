package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Calendar;

/// The part of a packed market that `market.start` and `market.end` leave.
///
/// Rows are not read again, so what is counted of rows speaks of all that was packed. Instruments
/// without a row in the range stay, missing throughout.
final class DateRange {
    private final PreparedMarket market;
    private final int from;
    private final int to;

    private DateRange(PreparedMarket market, int from, int to) {
        this.market = market;
        this.from = from;
        this.to = to;
    }

    /// @throws DataException when fewer than two dates are left
    static DateRange of(PreparedMarket market, MarketSettings settings) {
        Calendar calendar = market.panel().calendar();
        int from = 0;
        int to = calendar.size();
        if (settings.start().isPresent()) {
            long start = settings.start().get().toEpochDay();
            while (from < to && calendar.epochDay(from) < start) {
                from++;
            }
        }
        if (settings.end().isPresent()) {
            long end = settings.end().get().toEpochDay();
            while (to > from && calendar.epochDay(to - 1) > end) {
                to--;
            }
        }
        if (to - from < 2) {
            throw new DataException(
                    market.label()
                            + " has "
                            + (to - from)
                            + " trading days between market.start and market.end, and a return"
                            + " needs two: widen them");
        }
        return new DateRange(market, from, to);
    }

    /// Whether anything is left out.
    boolean cuts() {
        return from > 0 || to < market.panel().dates();
    }

    PreparedMarket cut() {
        return market.with(
                market.panel().slice(from, to),
                new Borrow(
                        market.borrow().hardToBorrow(),
                        market.borrow().ratesBps().map(rates -> rates.slice(from, to))));
    }
}
