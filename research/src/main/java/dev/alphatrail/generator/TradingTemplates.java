package dev.alphatrail.generator;

import static dev.alphatrail.generator.TemplateRows.ANY;
import static dev.alphatrail.generator.TemplateRows.NO_WINDOW;

import java.util.List;
import java.util.stream.Stream;

/// Templates made of what was traded: liquidity, volume and their tie to the price.
final class TradingTemplates {
    private TradingTemplates() {}

    static List<Template> all() {
        return Stream.of(liquidity(), volume(), correlation()).flatMap(List::stream).toList();
    }

    private static List<Template> liquidity() {
        TemplateRows rows = new TemplateRows(Family.LIQUIDITY);
        rows.add(
                "amihud_{d}d",
                "log(ts_mean(safe_div(abs(returns(close, 1)), dollar_volume), {d}))",
                ANY,
                NO_WINDOW,
                "Names whose price moves much per unit of money traded, averaged over {d} days, pay"
                        + " a premium",
                "Amihud 2002");
        rows.add(
                "range_per_dollar_{d}d",
                "log(ts_mean(safe_div(safe_div(high - low, close), dollar_volume), {d}))",
                ANY,
                NO_WINDOW,
                "Names whose daily range is wide for the money traded over {d} days are costly to"
                        + " trade and pay for it",
                "after Amihud 2002, with the range in place of the return");
        rows.add(
                "low_dollar_volume_{d}d",
                "-log(ts_mean(dollar_volume, {d}))",
                ANY,
                NO_WINDOW,
                "Names in which little money was traded over {d} days earn more",
                "Brennan, Chordia and Subrahmanyam 1998");
        rows.add(
                "roll_spread_{d}d",
                "-ts_cov(returns(close, 1), delay(returns(close, 1), 1), {d})",
                List.of(20, 40, 60, 120, 250),
                NO_WINDOW,
                "A price that bounces between bid and ask shows as negative covariance of"
                    + " successive returns over {d} days: a wide spread that holders are paid for",
                "measure of Roll 1984");
        rows.add(
                "steady_dollar_volume_{d}d",
                "-safe_div(ts_std(dollar_volume, {d}), ts_mean(dollar_volume, {d}))",
                List.of(20, 40, 60, 120, 250),
                NO_WINDOW,
                "Names whose trading activity varies much over {d} days earn less",
                "Chordia, Subrahmanyam and Anshuman 2001");
        rows.add(
                "amihud_ewm_{d}d",
                "log(ewm_mean(safe_div(abs(returns(close, 1)), dollar_volume), {d}))",
                ANY,
                NO_WINDOW,
                "Price impact per unit of money traded, recent days of a {d}-day span counting"
                        + " most, pays a premium",
                "after Amihud 2002");
        return rows.list();
    }

    private static List<Template> volume() {
        TemplateRows rows = new TemplateRows(Family.VOLUME);
        rows.add(
                "volume_{w}d_against_{d}d",
                "safe_div(ts_mean(volume, {w}), ts_mean(volume, {d}))",
                List.of(20, 50, 120, 250),
                List.of(3, 5, 10),
                "Volume of {w} days above the usual of {d} days makes a name visible and is"
                        + " followed by gains",
                "after Gervais, Kaniel and Mingelgrin 2001");
        rows.add(
                "volume_today_against_{d}d",
                "rel_volume(volume, {d})",
                List.of(10, 20, 50, 120, 250),
                NO_WINDOW,
                "A day of unusual volume against {d} days is followed by gains",
                "Gervais, Kaniel and Mingelgrin 2001");
        rows.add(
                "volume_rank_{d}d",
                "ts_rank(volume, {d})",
                List.of(10, 20, 50, 120),
                NO_WINDOW,
                "Volume that ranks high among the name's own {d} days is followed by gains",
                "Gervais, Kaniel and Mingelgrin 2001, who rank a day among 50");
        rows.add(
                "volume_zscore_{d}d",
                "ts_zscore(log1p(volume), {d})",
                List.of(10, 20, 50, 120, 250),
                NO_WINDOW,
                "Log volume many standard deviations above its {d}-day mean draws attention and"
                        + " buyers",
                "after Gervais, Kaniel and Mingelgrin 2001");
        rows.add(
                "signed_volume_{d}d",
                "safe_div(ts_sum(sign(returns(close, 1)) * volume, {d}), ts_sum(volume, {d}))",
                ANY,
                NO_WINDOW,
                "When most of the volume of {d} days fell on rising days, buyers were the ones in"
                        + " need",
                "on-balance volume, Granville 1963");
        rows.add(
                "volume_trend_{w}_{d}d",
                "ts_delta(log1p(ts_mean(volume, {w})), {d})",
                List.of(10, 20, 40, 60),
                List.of(5, 10, 20),
                "Average volume of {w} days that grew over {d} days shows growing attention",
                "after Gervais, Kaniel and Mingelgrin 2001");
        return rows.list();
    }

    private static List<Template> correlation() {
        TemplateRows rows = new TemplateRows(Family.CORRELATION);
        List<Integer> windows = List.of(5, 10, 20, 40, 60, 120);
        rows.add(
                "price_volume_divergence_{d}d",
                "-ts_corr(close, volume, {d})",
                windows,
                NO_WINDOW,
                "A price that rises together with its volume over {d} days is under pressure and"
                        + " fades",
                "price-volume correlations of Kakushadze 2016");
        rows.add(
                "rank_divergence_{d}d",
                "-ts_corr(rank(close), rank(volume), {d})",
                windows,
                NO_WINDOW,
                "A standing among all names that rises together with the standing by volume over"
                        + " {d} days fades",
                "price-volume correlations of Kakushadze 2016");
        rows.add(
                "return_volume_divergence_{d}d",
                "-ts_corr(returns(close, 1), ts_delta(log1p(volume), 1), {d})",
                windows,
                NO_WINDOW,
                "Returns that come with jumps of volume over {d} days are pressure more than news",
                "after Kakushadze 2016; on the relation itself, Karpoff 1987");
        rows.add(
                "high_volume_divergence_{d}d",
                "-ts_corr(high, volume, {d})",
                windows,
                NO_WINDOW,
                "Highs that are driven up on volume over {d} days do not hold",
                "price-volume correlations of Kakushadze 2016");
        rows.add(
                "rank_covariance_{d}d",
                "-ts_cov(rank(close), rank(volume), {d})",
                windows,
                NO_WINDOW,
                "Standing and volume that swing together widely over {d} days mark crowded names",
                "price-volume correlations of Kakushadze 2016");
        rows.add(
                "low_market_correlation_{d}d",
                "-ts_corr(returns(close, 1), returns(close, 1) - demean(returns(close, 1)), {d})",
                List.of(20, 40, 60, 120, 250),
                NO_WINDOW,
                "Names that are loosely tied to the average name over {d} days earn more for their"
                        + " risk",
                "after Asness, Frazzini, Gormsen and Pedersen 2020");
        return rows.list();
    }
}
