package dev.alphatrail.formula;

import dev.alphatrail.formula.Finding.Severity;

import java.util.List;
import java.util.function.Consumer;

/// The part of [Lint] about windows and lags: too long for the data, or too short to mean anything.
///
/// @param findings hears what is found
record DaysLint(Consumer<Finding> findings) {
    void history(Expr root, int dates) {
        if (certainLookback(root) >= dates) {
            add(
                    Severity.ERROR,
                    "looks back "
                            + Lookback.of(root)
                            + " days, and the data has "
                            + dates
                            + " dates: no date can have a value",
                    root,
                    "use shorter windows or lags");
        } else if (Lookback.of(root) >= dates) {
            add(
                    Severity.WARNING,
                    "one branch looks back "
                            + Lookback.of(root)
                            + " days, and the data has "
                            + dates
                            + " dates: it never has a value",
                    root,
                    "use shorter windows or lags");
        }
    }

    /// Days of history without which there is no value whatever the data: of two branches the
    /// shorter counts.
    private static int certainLookback(Expr expr) {
        if (!(expr instanceof Expr.Call call)) {
            return 0;
        }
        List<Integer> needs = call.args().stream().map(DaysLint::certainLookback).toList();
        int own = call.operator().warmUp(call.args());
        return switch (call.operator()) {
            case WHERE -> Math.max(needs.get(0), Math.min(needs.get(1), needs.get(2)));
            case TRADE_WHEN -> Math.max(needs.get(0), needs.get(1));
            case NAN_TO_NUM -> Math.min(needs.get(0), needs.get(1));
            case IS_NAN, TS_COUNT_NANS -> own;
            default -> own + needs.stream().mapToInt(Integer::intValue).max().orElse(0);
        };
    }

    void check(Expr.Call call) {
        trivialDays(call);
        twoDays(call);
    }

    private void trivialDays(Expr.Call call) {
        for (int i = 0; i < call.operator().parameters().size(); i++) {
            Parameter.Kind kind = call.operator().parameter(i).kind();
            double days = Literals.of(call.args().get(i)).orElse(Double.NaN);
            if (kind == Parameter.Kind.WINDOW && days == 1) {
                oneDay(call);
            } else if (kind == Parameter.Kind.LAG && days == 0) {
                noLag(call);
            }
        }
    }

    private void oneDay(Expr.Call call) {
        switch (call.operator()) {
            case TS_RANK, TS_ARGMAX, TS_ARGMIN, REL_VOLUME ->
                    add(
                            Severity.WARNING,
                            "over a window of 1 day this is always 1",
                            call,
                            "use a longer window");
            case TS_MEAN,
                    SMA,
                    TS_SUM,
                    TS_PRODUCT,
                    TS_MIN,
                    TS_MAX,
                    TS_DECAY_LINEAR,
                    TS_DECAY_EXP,
                    TS_MEDIAN,
                    TS_QUANTILE,
                    TS_BACKFILL ->
                    add(
                            Severity.NOTE,
                            "over a window of 1 day this is the value itself",
                            call,
                            "leave it out");
            default -> {}
        }
    }

    private void twoDays(Expr.Call call) {
        String always =
                switch (call.operator()) {
                    case TS_CORR -> "always -1 or 1";
                    case TS_ZSCORE -> "only ever the same number, up or down";
                    default -> "";
                };
        if (!always.isEmpty() && call.operator().lookback(call.args()) == 1) {
            add(
                    Severity.NOTE,
                    "over a window of 2 days this is " + always,
                    call,
                    "use a longer window");
        }
    }

    private void noLag(Expr.Call call) {
        if (call.operator() == Operator.DELAY) {
            add(Severity.NOTE, "a lag of 0 days is the value itself", call, "leave it out");
        } else if (call.operator() != Operator.TS_REGRESSION) {
            add(
                    Severity.WARNING,
                    "over a lag of 0 days this is always 0",
                    call,
                    "use a lag of at least 1");
        }
    }

    private void add(Severity severity, String message, Expr place, String mend) {
        findings.accept(new Finding(severity, message, place.span(), mend));
    }
}
