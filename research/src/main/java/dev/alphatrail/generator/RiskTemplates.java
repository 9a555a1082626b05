package dev.alphatrail.generator;

import static dev.alphatrail.generator.TemplateRows.ANY;
import static dev.alphatrail.generator.TemplateRows.DAYS;
import static dev.alphatrail.generator.TemplateRows.NO_WINDOW;
import static dev.alphatrail.generator.TemplateRows.WEEKS;

import java.util.List;
import java.util.stream.Stream;

/// Templates made of how far prices swing: volatility, the daily range and the gap overnight.
final class RiskTemplates {
    private RiskTemplates() {}

    static List<Template> all() {
        return Stream.of(volatility(), priceRange(), gap()).flatMap(List::stream).toList();
    }

    private static List<Template> volatility() {
        TemplateRows rows = new TemplateRows(Family.VOLATILITY);
        rows.add(
                "low_volatility_{d}d",
                "-ts_std(returns(close, 1), {d})",
                ANY,
                NO_WINDOW,
                "Names with low volatility over {d} days earn more for their risk",
                "Blitz and van Vliet 2007");
        rows.add(
                "low_residual_volatility_{d}d",
                "-ts_std(demean(returns(close, 1)), {d})",
                ANY,
                NO_WINDOW,
                "Names whose returns beyond the average name swung much over {d} days earn less",
                "after Ang, Hodrick, Xing and Zhang 2006");
        rows.add(
                "low_max_{d}d",
                "-ts_max(returns(close, 1), {d})",
                List.of(10, 20, 40, 60),
                NO_WINDOW,
                "Names with an extreme gain on one of {d} days are bought as lottery tickets and"
                        + " earn less",
                "Bali, Cakici and Whitelaw 2011");
        rows.add(
                "low_beta_{d}d",
                "-ts_cov(returns(close, 1), returns(close, 1) - demean(returns(close, 1)), {d})",
                List.of(20, 40, 60, 120, 250),
                NO_WINDOW,
                "Names that move little with the average name over {d} days are shunned by those"
                        + " who may not borrow, and earn more for their risk",
                "after Frazzini and Pedersen 2014");
        rows.add(
                "low_range_volatility_{d}d",
                "-sqrt(ts_mean(log(high / low) ** 2, {d}))",
                ANY,
                NO_WINDOW,
                "Low volatility, measured by the daily range over {d} days, is rewarded",
                "measure of Parkinson 1980");
        rows.add(
                "low_ewm_volatility_{d}d",
                "-ewm_std(returns(close, 1), {d})",
                ANY,
                NO_WINDOW,
                "Low volatility, recent days of a {d}-day span counting most, is rewarded",
                "estimator of RiskMetrics 1996");
        rows.add(
                "low_volatility_of_volatility_{w}_{d}d",
                "-ts_std(ts_std(returns(close, 1), {w}), {d})",
                List.of(20, 40, 60, 120),
                List.of(5, 10, 20),
                "Names whose {w}-day volatility varied much over {d} days leave their risk"
                        + " uncertain and earn less",
                "after Baltussen, van Bekkum and van der Grient 2018");
        return rows.list();
    }

    private static List<Template> priceRange() {
        TemplateRows rows = new TemplateRows(Family.PRICE_RANGE);
        rows.add(
                "low_in_range_{d}d",
                "-safe_div(close - ts_min(low, {d}), ts_max(high, {d}) - ts_min(low, {d}))",
                WEEKS,
                NO_WINDOW,
                "A close near the bottom of its {d}-day range tends to recover",
                "stochastic oscillator of Lane");
        rows.add(
                "low_in_closing_range_{d}d",
                "-safe_div(close - ts_min(close, {d}), ts_max(close, {d}) - ts_min(close, {d}))",
                WEEKS,
                NO_WINDOW,
                "A close near the bottom of the closes of {d} days tends to recover",
                "stochastic oscillator of Lane, on closes");
        rows.add(
                "weak_closes_{d}d",
                "-ts_mean(safe_div(close - low, high - low), {d})",
                List.of(2, 3, 5, 10, 20),
                NO_WINDOW,
                "Names that closed near the day's low on average over {d} days were sold under"
                        + " pressure and recover",
                "close location in the range, common practice");
        rows.add(
                "narrow_range_{d}d",
                "-ts_mean(safe_div(high - low, close), {d})",
                ANY,
                NO_WINDOW,
                "Names with a narrow daily range over {d} days are calm and earn more for their"
                        + " risk",
                "range as a measure of volatility, Parkinson 1980");
        rows.add(
                "range_contraction_{w}_{d}d",
                "-safe_div(ts_mean(high - low, {w}), ts_mean(high - low, {d}))",
                List.of(20, 40, 60, 120),
                List.of(3, 5, 10),
                "A range of {w} days that is narrow against {d} days tells of calm before new"
                        + " buyers",
                "after Crabel 1990");
        rows.add(
                "narrow_channel_{d}d",
                "-safe_div(ts_max(high, {d}) - ts_min(low, {d}), close)",
                WEEKS,
                NO_WINDOW,
                "Names that moved within a narrow channel for {d} days are calm and earn more for"
                        + " their risk",
                "price channel of Donchian");
        rows.add(
                "narrow_closing_channel_{d}d",
                "-safe_div(ts_max(close, {d}) - ts_min(close, {d}), close)",
                WEEKS,
                NO_WINDOW,
                "Names whose closes stayed within a narrow channel for {d} days are calm and earn"
                        + " more for their risk",
                "price channel of Donchian, on closes");
        return rows.list();
    }

    private static List<Template> gap() {
        TemplateRows rows = new TemplateRows(Family.GAP);
        rows.add(
                "fade_gap",
                "-safe_div(open, delay(close, 1))",
                NO_WINDOW,
                NO_WINDOW,
                "A gap between the last close and today's open tends to be given back",
                "gap fading, common practice");
        rows.add(
                "fade_overnight_{d}d",
                "-ts_sum(log(open / delay(close, 1)), {d})",
                ANY,
                NO_WINDOW,
                "Names bid up overnight during {d} days opened too high",
                "after Berkman, Koch, Tuttle and Zhang 2012");
        rows.add(
                "tug_of_war_{d}d",
                "ts_sum(log(close / open) - log(open / delay(close, 1)), {d})",
                ANY,
                NO_WINDOW,
                "Names that fell overnight and rose by day for {d} days are held by the clientele"
                        + " that trades at the close",
                "after Lou, Polk and Skouras 2019");
        rows.add(
                "daytime_reversals_{d}d",
                "ts_mean(open > delay(close, 1) and close < open, {d})",
                List.of(20, 40, 60, 120),
                NO_WINDOW,
                "Names that often opened up and were sold down by day over {d} days were sold too"
                        + " far",
                "Akbas, Boehmer, Jiang and Koch 2022");
        rows.add(
                "fade_intraday_{d}d",
                "-ts_sum(log(close / open), {d})",
                DAYS,
                NO_WINDOW,
                "What was gained between open and close over {d} days tends to reverse in part",
                "after Lehmann 1990");
        rows.add(
                "small_gaps_{d}d",
                "-ts_mean(abs(open / delay(close, 1) - 1), {d})",
                ANY,
                NO_WINDOW,
                "Names with small gaps over {d} days carry little overnight risk, which is overpaid"
                        + " elsewhere",
                "low volatility, measured overnight");
        rows.add(
                "gap_against_own_{d}d",
                "-ts_zscore(open / delay(close, 1), {d})",
                List.of(10, 20, 40, 60, 120),
                NO_WINDOW,
                "A gap that is large for the name's own {d} days tends to be given back",
                "gap fading, common practice");
        return rows.list();
    }
}
