package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Panel;

import java.util.Map;
import java.util.Objects;

/// One name of the synthetic market: its character, drawn once, and its path.
final class SyntheticInstrument {
    /// Momentum: a drift that changes slowly, so that past winners keep a little of their lead.
    private static final double DRIFT_PERSISTENCE = 0.985;

    /// Standard deviation of the drift, as a fraction of the name's own volatility.
    private static final double DRIFT_SIZE = 0.075;

    /// Reversal: a mispricing that fades within days.
    private static final double MISPRICING_PERSISTENCE = 0.8;

    private static final double MISPRICING_SIZE = 0.7;
    private static final double YEAR = 252;

    private final SyntheticRandom random;
    private final double[] market;
    private final double[] sector;
    private final double marketBeta;
    private final double sectorBeta;
    private final double volatility;
    private final double dollarsADay;
    private final ClusteringVolatility clustering;

    private double price;
    private double drift;
    private double mispricing;
    private double busyness;

    /// @param market daily returns of the market
    /// @param sector daily returns of the name's sector over the market's
    SyntheticInstrument(SyntheticRandom random, double[] market, double[] sector) {
        this.random = random;
        this.market = market;
        this.sector = sector;
        marketBeta = random.uniform(0.6, 1.4);
        sectorBeta = random.uniform(0.5, 1.2);
        volatility = random.uniform(0.18, 0.45) / Math.sqrt(YEAR);
        dollarsADay = between(5e6, 3e8);
        price = between(8, 150);
        clustering = new ClusteringVolatility(volatility);
        drift = DRIFT_SIZE * volatility * random.normal();
        mispricing = MISPRICING_SIZE * volatility * random.normal();
    }

    private double between(double low, double high) {
        return StrictMath.exp(random.uniform(StrictMath.log(low), StrictMath.log(high)));
    }

    /// Writes the days from `first` to `last` into column `i` of matrices with `names` columns.
    void fill(Map<String, double[]> values, int i, int names, int first, int last) {
        double[] open = Objects.requireNonNull(values.get(Panel.OPEN));
        double[] high = Objects.requireNonNull(values.get(Panel.HIGH));
        double[] low = Objects.requireNonNull(values.get(Panel.LOW));
        double[] close = Objects.requireNonNull(values.get(Panel.CLOSE));
        double[] volume = Objects.requireNonNull(values.get(Panel.VOLUME));
        for (int t = first; t <= last; t++) {
            int cell = t * names + i;
            double today = clustering.today();
            double ratio = clustering.ratio();
            double surprise = random.normal();
            double move = move(t, surprise);
            double before = price;
            price = before * StrictMath.exp(move);
            open[cell] = before * StrictMath.exp(0.35 * move + 0.2 * today * random.normal());
            close[cell] = price;
            high[cell] =
                    Math.max(open[cell], price)
                            * StrictMath.exp(0.4 * today * Math.abs(random.normal()));
            low[cell] =
                    Math.min(open[cell], price)
                            * StrictMath.exp(-0.4 * today * Math.abs(random.normal()));
            volume[cell] = volume(ratio, surprise);
        }
    }

    /// Today's logarithmic return: common factors, the name's own news, the drift known since
    /// yesterday, and the change of the mispricing.
    private double move(int t, double surprise) {
        double common = marketBeta * market[t] + sectorBeta * sector[t];
        double correction = mispricing;
        mispricing = fade(mispricing, MISPRICING_PERSISTENCE, MISPRICING_SIZE);
        double move = common + clustering.shock(surprise) + drift + mispricing - correction;
        drift = fade(drift, DRIFT_PERSISTENCE, DRIFT_SIZE);
        return move;
    }

    /// One step of an autoregression whose standard deviation stays `size` times the name's
    /// volatility.
    private double fade(double value, double persistence, double size) {
        return persistence * value
                + Math.sqrt(1 - persistence * persistence) * size * volatility * random.normal();
    }

    /// Shares traded: more on volatile days and on days with news, in whole shares.
    private double volume(double volatilityRatio, double surprise) {
        busyness = 0.9 * busyness + 0.15 * random.normal();
        double exponent =
                0.8 * StrictMath.log(volatilityRatio)
                        + 0.35 * (Math.abs(surprise) - 0.8)
                        + busyness;
        return Math.max(1, Math.rint(dollarsADay / price * StrictMath.exp(exponent)));
    }
}
