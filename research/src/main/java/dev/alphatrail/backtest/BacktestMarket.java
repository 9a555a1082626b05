package dev.alphatrail.backtest;

import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.PortfolioSettings.Controls;
import dev.alphatrail.portfolio.RiskEstimates;
import dev.alphatrail.portfolio.ShortSale;

import java.util.Arrays;

/// What every backtest on a panel shares: held returns, risk estimates and who may be shorted.
/// Immutable.
public record BacktestMarket(
        Panel panel, HeldReturns held, RiskEstimates estimates, ShortSale shortSale) {

    /// Prepares a panel.
    ///
    /// @param delistingReturn return of the day after an instrument's last close, fraction ≥ −1
    public static BacktestMarket of(
            Panel panel, double delistingReturn, Controls controls, ShortSale shortSale) {
        Matrix close = panel.field(Panel.CLOSE);
        return new BacktestMarket(
                panel,
                HeldReturns.of(close, delistingReturn),
                RiskEstimates.of(panel, dailyReturns(close), controls),
                shortSale);
    }

    /// Close-to-close returns over one day, dated by the day they are earned; NaN where either
    /// close is missing.
    private static Matrix dailyReturns(Matrix close) {
        int width = close.instruments();
        double[] prices = close.sharedValues();
        double[] returns = new double[prices.length];
        Arrays.fill(returns, 0, Math.min(prices.length, width), Double.NaN);
        for (int j = width; j < prices.length; j++) {
            returns[j] = prices[j] / prices[j - width] - 1;
        }
        return Matrix.takingOwnership(close.dates(), width, returns);
    }
}
