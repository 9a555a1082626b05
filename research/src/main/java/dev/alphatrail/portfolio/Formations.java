package dev.alphatrail.portfolio;

import dev.alphatrail.panel.Matrix;

import org.jspecify.annotations.Nullable;

/// The sleeves a signal forms, one for each date and sign; computed when first asked for.
///
/// Not thread-safe: one instance belongs to the evaluation of one factor.
final class Formations {
    private final RankedSignal signal;
    private final Matrix close;
    private final int minNames;
    private final int nQuantiles;
    private final ShortSale shortSale;
    private final @Nullable Matrix adv;
    private final double minAdv;
    private final @Nullable Sleeve[] plus;
    private final @Nullable Sleeve[] minus;
    private final int[] names;
    private final int[] ties;

    /// @param adv dates × instruments, needed when `minAdv` is above 0
    Formations(
            RankedSignal signal,
            Matrix close,
            int minNames,
            int nQuantiles,
            ShortSale shortSale,
            @Nullable Matrix adv,
            double minAdv) {
        this.signal = signal;
        this.close = close;
        this.minNames = minNames;
        this.nQuantiles = nQuantiles;
        this.shortSale = shortSale;
        this.adv = adv;
        this.minAdv = minAdv;
        this.plus = new Sleeve[close.dates()];
        this.minus = new Sleeve[close.dates()];
        this.names = new int[close.instruments()];
        this.ties = new int[close.instruments()];
    }

    /// The sleeve formed on date `t` by `sign` times the signal.
    Sleeve at(int t, int sign) {
        @Nullable Sleeve[] known = sign > 0 ? plus : minus;
        Sleeve sleeve = known[t];
        if (sleeve == null) {
            sleeve = sign < 0 && shortSale.forbidsNobody() ? at(t, 1).negated() : form(t, sign);
            known[t] = sleeve;
        }
        return sleeve;
    }

    private Sleeve form(int t, int sign) {
        int n = candidates(t);
        if (n < minNames || ties[0] == ties[n - 1]) {
            return Sleeve.EMPTY;
        }
        int m = Tail.size(n, nQuantiles);
        Tail longs = sign > 0 ? Tail.top(names, ties, n, m) : Tail.bottom(names, ties, n, m);
        int shortable = shortSale.forbidsNobody() ? n : keepShortable(t, n);
        if (shortable == 0) {
            return Sleeve.EMPTY;
        }
        int size = Math.min(m, shortable);
        Tail shorts =
                sign > 0
                        ? Tail.bottom(names, ties, shortable, size)
                        : Tail.top(names, ties, shortable, size);
        return new Sleeve(longs, shorts, size < m);
    }

    /// Collects the universe of date `t` in ascending order: a signal, a close, and enough ADV
    /// where that is asked.
    private int candidates(int t) {
        double[] closes = close.sharedValues();
        int row = t * close.instruments();
        int[] order = signal.order();
        int[] tie = signal.ties();
        int from = signal.offset(t);
        int to = from + signal.count(t);
        int n = 0;
        for (int j = from; j < to; j++) {
            int i = order[j];
            if (!Double.isNaN(closes[row + i])
                    && (adv == null || minAdv == 0 || adv.at(t, i) >= minAdv)) {
                names[n] = i;
                ties[n] = tie[j];
                n++;
            }
        }
        return n;
    }

    private int keepShortable(int t, int n) {
        int kept = 0;
        for (int j = 0; j < n; j++) {
            if (!shortSale.forbids(t, names[j])) {
                names[kept] = names[j];
                ties[kept] = ties[j];
                kept++;
            }
        }
        return kept;
    }
}
