package dev.alphatrail.backtest;

/// Columns of one value per return date, all of the same length. A return is dated by the day it is
/// earned; costs are positive fractions of gross 1. The arrays are handed over, not copied: nobody
/// writes to them afterwards.
///
/// @param epochDays the dates
/// @param turnover one-way
/// @param equity wealth after the day, starting from 1
/// @param drawdown equity / running peak − 1, ≤ 0
public record DailySeries(
        int[] epochDays,
        double[] grossReturn,
        double[] linearCost,
        double[] spreadCost,
        double[] impactCost,
        double[] borrowCost,
        double[] netReturn,
        double[] turnover,
        double[] grossExposure,
        int[] nLong,
        int[] nShort,
        double[] equity,
        double[] drawdown) {
    public DailySeries {
        int[] lengths = {
            grossReturn.length,
            linearCost.length,
            spreadCost.length,
            impactCost.length,
            borrowCost.length,
            netReturn.length,
            turnover.length,
            grossExposure.length,
            nLong.length,
            nShort.length,
            equity.length,
            drawdown.length
        };
        for (int length : lengths) {
            if (length != epochDays.length) {
                throw new IllegalArgumentException(
                        "a column of " + length + " values over " + epochDays.length + " dates");
            }
        }
    }

    /// Number of days.
    public int size() {
        return epochDays.length;
    }
}
