package dev.alphatrail.portfolio;

import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.PortfolioSettings.Controls;
import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;

/// What is known of each name's risk and liquidity at the close of date `t`, from data up to `t −
/// 1`: four matrices of dates × instruments. Each value is missing unless its whole window is
/// present.
///
/// @param adv average daily dollar volume over `advWindow` days, in the currency of the data
/// @param logAdv natural logarithm of `adv`, missing where that is not positive
/// @param beta covariance with the equal-weighted market return over its variance, over
///   `betaWindow` days
/// @param vol standard deviation of daily returns over `volWindow` days, a day
public record RiskEstimates(Matrix adv, Matrix logAdv, Matrix beta, Matrix vol) {

    /// Estimates for every date of a panel.
    ///
    /// @param returns close-to-close returns, dates × instruments, missing where either close is
    public static RiskEstimates of(Panel panel, Matrix returns, Controls controls) {
        Matrix adv = trailingMean(panel.field(Panel.DOLLAR_VOLUME), controls.advWindow());
        double[] logAdv = new double[adv.sharedValues().length];
        for (int j = 0; j < logAdv.length; j++) {
            double value = adv.sharedValues()[j];
            logAdv[j] = value > 0 ? StrictMath.log(value) : Double.NaN;
        }
        return new RiskEstimates(
                adv,
                Matrix.takingOwnership(adv.dates(), adv.instruments(), logAdv),
                trailingBeta(returns, marketReturn(returns), controls.betaWindow()),
                trailingStd(returns, controls.volWindow()));
    }

    /// The mean of the returns that exist on each date; NaN where none does.
    static double[] marketReturn(Matrix returns) {
        double[] market = new double[returns.dates()];
        for (int t = 0; t < market.length; t++) {
            double sum = 0;
            int n = 0;
            for (int i = 0; i < returns.instruments(); i++) {
                double r = returns.at(t, i);
                if (!Double.isNaN(r)) {
                    sum += r;
                    n++;
                }
            }
            market[t] = n > 0 ? sum / n : Double.NaN;
        }
        return market;
    }

    /// Means of rows `t − window … t − 1`, written to row `t`; a missing value makes the mean
    /// missing by itself.
    private static void meanBefore(Matrix values, int t, int window, double[] mean) {
        int width = mean.length;
        double[] source = values.sharedValues();
        Arrays.fill(mean, 0);
        for (int u = t - window; u < t; u++) {
            int row = u * width;
            for (int i = 0; i < width; i++) {
                mean[i] += source[row + i];
            }
        }
        for (int i = 0; i < width; i++) {
            mean[i] /= window;
        }
    }

    private static Matrix trailingMean(Matrix values, int window) {
        int width = values.instruments();
        double[] result = missing(values);
        double[] mean = new double[width];
        for (int t = window; t < values.dates(); t++) {
            meanBefore(values, t, window, mean);
            System.arraycopy(mean, 0, result, t * width, width);
        }
        return Matrix.takingOwnership(values.dates(), width, result);
    }

    private static Matrix trailingBeta(Matrix returns, double[] market, int window) {
        int width = returns.instruments();
        double[] source = returns.sharedValues();
        double[] result = missing(returns);
        double[] mean = new double[width];
        double[] covariance = new double[width];
        for (int t = window; t < returns.dates(); t++) {
            double marketMean = 0;
            for (int u = t - window; u < t; u++) {
                marketMean += market[u];
            }
            marketMean /= window;
            meanBefore(returns, t, window, mean);
            Arrays.fill(covariance, 0);
            double variance = 0;
            for (int u = t - window; u < t; u++) {
                double m = market[u] - marketMean;
                variance += m * m;
                int row = u * width;
                for (int i = 0; i < width; i++) {
                    covariance[i] += (source[row + i] - mean[i]) * m;
                }
            }
            if (variance > 0) {
                for (int i = 0; i < width; i++) {
                    result[t * width + i] = covariance[i] / variance;
                }
            }
        }
        return Matrix.takingOwnership(returns.dates(), width, result);
    }

    private static Matrix trailingStd(Matrix returns, int window) {
        int width = returns.instruments();
        double[] source = returns.sharedValues();
        double[] result = missing(returns);
        double[] mean = new double[width];
        double[] squares = new double[width];
        for (int t = window; t < returns.dates(); t++) {
            meanBefore(returns, t, window, mean);
            Arrays.fill(squares, 0);
            for (int u = t - window; u < t; u++) {
                int row = u * width;
                for (int i = 0; i < width; i++) {
                    double difference = source[row + i] - mean[i];
                    squares[i] += difference * difference;
                }
            }
            for (int i = 0; i < width; i++) {
                double std = Math.sqrt(squares[i] / (window - 1));
                boolean mayBeConstant = std <= 1e-11 * Math.abs(mean[i]);
                result[t * width + i] =
                        mayBeConstant && isConstant(returns, t - window, t, i) ? 0 : std;
            }
        }
        return Matrix.takingOwnership(returns.dates(), width, result);
    }

    private static boolean isConstant(Matrix values, int from, int to, int i) {
        long first = OrderKey.of(values.at(from, i));
        for (int u = from + 1; u < to; u++) {
            if (OrderKey.of(values.at(u, i)) != first) {
                return false;
            }
        }
        return true;
    }

    private static double[] missing(Matrix like) {
        double[] result = new double[like.sharedValues().length];
        Arrays.fill(result, Double.NaN);
        return result;
    }
}
