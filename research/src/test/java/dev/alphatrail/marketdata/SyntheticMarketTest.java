package dev.alphatrail.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Random;

class SyntheticMarketTest {
    private static final SyntheticSettings LONG = new SyntheticSettings(7, 100, 2520);

    private static MarketData load(SyntheticSettings synthetic) {
        return MarketDataLoader.load(
                new MarketSettings(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        0.1,
                        0,
                        DefectPolicies.DEFAULT,
                        synthetic));
    }

    @Test
    void theSameSeedGivesTheSameBytesOnEveryMachine() {
        MarketData market = load(SyntheticSettings.DEFAULT);
        assertEquals(
                "3d047285047077c39de461c6f3fa3af8323238c9363cf0c37bc1a023b4e6195c",
                market.fingerprint().panelSha256());
        assertEquals(
                market.panel().field(Panel.CLOSE),
                load(SyntheticSettings.DEFAULT).panel().field(Panel.CLOSE));
        assertNotEquals(
                market.fingerprint().panelSha256(),
                load(new SyntheticSettings(8, 60, 756)).fingerprint().panelSha256());
    }

    @Test
    void itSaysThatItIsSyntheticBeforeAnythingElse() {
        MarketData market = load(SyntheticSettings.DEFAULT);
        assertTrue(market.synthetic());
        assertEquals("synthetic-7", market.label());
        assertTrue(market.quality().warnings().getFirst().startsWith("synthetic data"));
        assertTrue(market.fingerprint().inputs().isEmpty());
    }

    @Test
    void datesAndNamesAreFixed() {
        assertEquals(
                "2020-01-02",
                load(SyntheticSettings.DEFAULT).panel().calendar().date(0).toString());
        assertEquals("SYN001", load(SyntheticSettings.DEFAULT).panel().instruments().name(0));
        assertEquals(
                "SYN0001", load(new SyntheticSettings(1, 1000, 2)).panel().instruments().name(0));
        assertEquals(2, load(new SyntheticSettings(1, 2, 2)).panel().dates());
    }

    @Test
    void barsAreConsistentAndNamesListLateAndDelist() {
        MarketData market = load(SyntheticSettings.DEFAULT);
        Panel panel = market.panel();
        double[] low = panel.field(Panel.LOW).sharedValues();
        double[] high = panel.field(Panel.HIGH).sharedValues();
        double[] open = panel.field(Panel.OPEN).sharedValues();
        double[] close = panel.field(Panel.CLOSE).sharedValues();
        double[] volume = panel.field(Panel.VOLUME).sharedValues();
        for (int cell = 0; cell < close.length; cell++) {
            if (!Double.isNaN(close[cell])) {
                assertTrue(low[cell] > 0 && low[cell] <= Math.min(open[cell], close[cell]));
                assertTrue(high[cell] >= Math.max(open[cell], close[cell]));
                assertTrue(volume[cell] >= 1);
            }
        }
        assertEquals(7, MarketFixture.count(market, "late_listings"));
        assertEquals(6, MarketFixture.count(market, "early_delistings"));
        assertEquals(0, MarketFixture.count(market, "missing_days_while_listed"));
    }

    @Test
    void volatilityClustersAndVolumeGoesWithIt() {
        Panel panel = load(LONG).panel();
        Matrix close = panel.field(Panel.CLOSE);
        Matrix volume = panel.field(Panel.VOLUME);
        Mean clustering = new Mean();
        Mean busy = new Mean();
        for (int i = 0; i < close.instruments(); i++) {
            Correlation sizes = new Correlation();
            Correlation volumes = new Correlation();
            for (int t = 2; t < close.dates(); t++) {
                double before = Math.abs(close.at(t - 1, i) / close.at(t - 2, i) - 1);
                double today = Math.abs(close.at(t, i) / close.at(t - 1, i) - 1);
                sizes.add(before, today);
                volumes.add(today, Math.log(volume.at(t, i) * close.at(t, i)));
            }
            clustering.add(sizes.value());
            busy.add(volumes.value());
        }
        assertTrue(
                clustering.value() > 0.03,
                "autocorrelation of absolute returns " + clustering.value());
        assertTrue(
                busy.value() > 0.15, "correlation of volume and absolute return " + busy.value());
    }

    @Test
    void momentumIsThereButWeak() {
        double[][] signal = past(load(LONG).panel(), 60, 5, 1);
        Mean ic = informationCoefficient(load(LONG).panel(), signal);
        assertTrue(ic.tStatistic() > 3, "t " + ic.tStatistic());
        assertTrue(ic.value() > 0.004 && ic.value() < 0.03, "IC " + ic.value());
    }

    @Test
    void shortTermReversalIsThereButWeak() {
        double[][] signal = past(load(LONG).panel(), 3, 0, -1);
        Mean ic = informationCoefficient(load(LONG).panel(), signal);
        assertTrue(ic.tStatistic() > 3, "t " + ic.tStatistic());
        assertTrue(ic.value() > 0.004 && ic.value() < 0.03, "IC " + ic.value());
    }

    @Test
    void noiseForecastsNothing() {
        Panel panel = load(LONG).panel();
        Random random = new Random(1);
        double[][] noise = new double[panel.dates()][panel.instruments().size()];
        for (double[] day : noise) {
            java.util.Arrays.setAll(day, _ -> random.nextGaussian());
        }
        assertTrue(Math.abs(informationCoefficient(panel, noise).tStatistic()) < 3);
    }

    /// The return over `days` up to `skip` days ago, times `sign`.
    private static double[][] past(Panel panel, int days, int skip, double sign) {
        Matrix close = panel.field(Panel.CLOSE);
        double[][] signal = new double[close.dates()][close.instruments()];
        for (int t = 0; t < close.dates(); t++) {
            for (int i = 0; i < close.instruments(); i++) {
                int end = t - skip;
                signal[t][i] =
                        end < days
                                ? Double.NaN
                                : sign * (close.at(end, i) / close.at(end - days, i) - 1);
            }
        }
        return signal;
    }

    /// Daily correlations of the signal known a day before with the next day's return.
    private static Mean informationCoefficient(Panel panel, double[][] signal) {
        Matrix close = panel.field(Panel.CLOSE);
        Mean mean = new Mean();
        for (int t = 1; t + 1 < close.dates(); t++) {
            Correlation day = new Correlation();
            for (int i = 0; i < close.instruments(); i++) {
                day.add(signal[t - 1][i], close.at(t + 1, i) / close.at(t, i) - 1);
            }
            if (day.count > 20) {
                mean.add(day.value());
            }
        }
        return mean;
    }

    private static final class Mean {
        private double sum;
        private double squares;
        private int count;

        void add(double value) {
            sum += value;
            squares += value * value;
            count++;
        }

        double value() {
            return sum / count;
        }

        double tStatistic() {
            return value() / Math.sqrt((squares / count - value() * value()) / (count - 1));
        }
    }

    private static final class Correlation {
        private double x;
        private double y;
        private double xx;
        private double yy;
        private double xy;
        private int count;

        void add(double a, double b) {
            if (!Double.isNaN(a) && !Double.isNaN(b)) {
                x += a;
                y += b;
                xx += a * a;
                yy += b * b;
                xy += a * b;
                count++;
            }
        }

        double value() {
            double covariance = xy - x * y / count;
            return covariance / Math.sqrt((xx - x * x / count) * (yy - y * y / count));
        }
    }
}
