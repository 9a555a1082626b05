package dev.alphatrail.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The table of formula templates: what each family of the literature looks like in the factor
/// language.
///
/// A row states what its source found, or measures the way its source does; "after" marks an
/// adaptation to daily prices.
final class Templates {
    private static final List<Integer> NO_WINDOW = List.of();
    private static final List<Integer> DAYS = List.of(3, 5, 10, 15, 20);
    private static final List<Integer> WEEKS = List.of(5, 10, 20, 40, 60);
    private static final List<Integer> MONTHS = List.of(20, 40, 60, 90, 120, 180, 250);
    private static final List<Integer> ANY = List.of(5, 10, 20, 40, 60, 120, 250);
    private static final List<Integer> SKIPS = List.of(1, 5, 10, 20);

    /// All templates, family by family.
    static final List<Template> ALL =
            Stream.of(
                            momentum(),
                            reversal(),
                            liquidity(),
                            volume(),
                            volatility(),
                            priceRange(),
                            gap(),
                            correlation(),
                            seasonality(),
                            ValueTemplates.all(),
                            trendQuality())
                    .flatMap(List::stream)
                    .toList();

    private Templates() {}

    private static List<Template> momentum() {
        Rows rows = new Rows(Family.MOMENTUM);
        rows.add(
                "momentum_{d}d",
                "returns(close, {d})",
                MONTHS,
                NO_WINDOW,
                "Names that rose over the past {d} days tend to go on rising",
                "Jegadeesh and Titman 1993");
        rows.add(
                "momentum_{d}d_skip_{w}",
                "returns(delay(close, {w}), {d})",
                MONTHS,
                SKIPS,
                "Names that rose over {d} days, the last {w} left out so that their reversal does"
                    + " not blur it, tend to go on rising",
                "Jegadeesh and Titman 1993");
        rows.add(
                "near_high_{d}d",
                "safe_div(close, ts_max(high, {d}))",
                MONTHS,
                NO_WINDOW,
                "Investors hesitate to bid a price above its high of {d} days, so good news near"
                    + " the high is priced late",
                "after George and Hwang 2004, who use 52 weeks");
        rows.add(
                "near_peak_{d}d",
                "safe_div(close, ts_max(close, {d}))",
                MONTHS,
                NO_WINDOW,
                "Closes near their peak of {d} days tend to be followed by further gains",
                "after George and Hwang 2004, on closes");
        rows.add(
                "recent_high_{d}d",
                "ts_argmax(high, {d})",
                List.of(60, 90, 120, 180, 250),
                NO_WINDOW,
                "Names that made their {d}-day high lately do better than those that made it long"
                    + " ago",
                "after Bhootra and Hur 2013, who use 52 weeks");
        rows.add(
                "residual_momentum_{d}d",
                "ts_sum(demean(returns(close, 1)), {d})",
                MONTHS,
                NO_WINDOW,
                "What a name earned beyond the average name over {d} days persists more steadily"
                    + " than its whole return",
                "after Blitz, Huij and Martens 2011");
        rows.add(
                "sector_momentum_{d}d",
                "demean(returns(close, {d}) - group_demean(returns(close, {d}), sector))",
                MONTHS,
                NO_WINDOW,
                "Sectors that led over {d} days tend to go on leading",
                "Moskowitz and Grinblatt 1999");
        rows.add(
                "intermediate_momentum_{d}d_lag_{w}",
                "returns(delay(close, {w}), {d})",
                List.of(63, 126),
                List.of(42, 63, 126),
                "The return over {d} days that ended {w} days ago predicts more than the recent"
                    + " one",
                "after Novy-Marx 2012");
        rows.add(
                "average_crossing_{w}_{d}d",
                "safe_div(ts_mean(close, {w}), ts_mean(close, {d}))",
                List.of(40, 60, 120, 200),
                SKIPS,
                "A {w}-day average above the {d}-day average marks a rise that is under way",
                "after Brock, Lakonishok and LeBaron 1992");
        return rows.list();
    }

    private static List<Template> reversal() {
        Rows rows = new Rows(Family.REVERSAL);
        rows.add(
                "reversal_{d}d",
                "-returns(close, {d})",
                List.of(1, 2, 3, 5, 10, 20),
                NO_WINDOW,
                "The return of the past {d} days tends to reverse in part",
                "Jegadeesh 1990; Lehmann 1990");
        rows.add(
                "reversal_in_sector_{d}d",
                "-group_demean(returns(close, {d}), sector)",
                List.of(1, 2, 3, 5, 10, 20),
                NO_WINDOW,
                "The return of {d} days beyond the sector's holds more pressure and less news, so"
                    + " more of it reverses",
                "after Da, Liu and Schaumburg 2014");
        rows.add(
                "reversal_{w}d_net_of_{d}d_momentum",
                "-neutralize(returns(close, {w}), returns(delay(close, {w}), {d}))",
                List.of(60, 120, 250),
                List.of(3, 5, 10),
                "The return of {w} days, freed of what goes along with the {d} days before,"
                    + " reverses more cleanly",
                "after Blitz, Huij, Lansdorp and Verbeek 2013");
        rows.add(
                "reversal_{w}d_per_volatility_{d}d",
                "-safe_div(returns(close, {w}), ts_std(returns(close, 1), {d}))",
                List.of(20, 40, 60),
                List.of(1, 3, 5, 10),
                "A move of {w} days that is large for the name's own {d}-day volatility tends to"
                    + " reverse",
                "after Lehmann 1990");
        rows.add(
                "reversal_{w}d_on_volume_{d}d",
                "-rank(returns(close, {w}) * rel_volume(volume, {d}))",
                List.of(20, 40, 60),
                List.of(1, 2, 3, 5),
                "A {w}-day move on volume above its {d}-day mean comes from trading pressure and"
                    + " tends to reverse",
                "after Campbell, Grossman and Wang 1993");
        rows.add(
                "oversold_{d}d",
                "-ts_zscore(close, {d})",
                WEEKS,
                NO_WINDOW,
                "A close many standard deviations below its {d}-day mean tends to come back",
                "Bollinger bands, common practice");
        rows.add(
                "low_in_own_history_{d}d",
                "-ts_rank(close, {d})",
                DAYS,
                NO_WINDOW,
                "A close that ranks low among those of {d} days tends to recover",
                "after Jegadeesh 1990");
        rows.add(
                "below_average_{d}d",
                "-safe_div(close, ts_mean(close, {d}))",
                WEEKS,
                NO_WINDOW,
                "A close below its {d}-day average tends to come back to it",
                "moving-average reversal, common practice");
        return rows.list();
    }

    private static List<Template> liquidity() {
        Rows rows = new Rows(Family.LIQUIDITY);
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
        Rows rows = new Rows(Family.VOLUME);
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

    private static List<Template> volatility() {
        Rows rows = new Rows(Family.VOLATILITY);
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
        Rows rows = new Rows(Family.PRICE_RANGE);
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
        Rows rows = new Rows(Family.GAP);
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

    private static List<Template> correlation() {
        Rows rows = new Rows(Family.CORRELATION);
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

    private static List<Template> seasonality() {
        Rows rows = new Rows(Family.SEASONALITY);
        rows.add(
                "annual_season_{d}d",
                "returns(delay(close, {252-d}), {d})",
                List.of(3, 5, 10, 21),
                NO_WINDOW,
                "The return of the {d} days that followed this date a year ago tends to come back",
                "after Heston and Sadka 2008");
        rows.add(
                "quarterly_season_{d}d",
                "returns(delay(close, {63-d}), {d})",
                List.of(2, 3, 5, 10, 21),
                NO_WINDOW,
                "The return of the {d} days that followed this point of the last quarter tends to"
                    + " come back",
                "after Heston and Sadka 2008, at a quarter's lag");
        rows.add(
                "monthly_season_{d}d",
                "returns(delay(close, {21-d}), {d})",
                List.of(1, 2, 3, 5, 10),
                NO_WINDOW,
                "The return of the {d} days that followed this point of the last month tends to"
                    + " come back",
                "after Keloharju, Linnainmaa and Nyberg 2016");
        rows.add(
                "same_weekday_1w",
                "delay(returns(close, 1), 4)",
                NO_WINDOW,
                NO_WINDOW,
                "What tomorrow's weekday brought last week it tends to bring again",
                "after Keloharju, Linnainmaa and Nyberg 2016");
        rows.add(
                "same_weekday_2w",
                "rank(delay(returns(close, 1), 4) + delay(returns(close, 1), 9))",
                NO_WINDOW,
                NO_WINDOW,
                "What tomorrow's weekday brought in the last two weeks it tends to bring again",
                "after Keloharju, Linnainmaa and Nyberg 2016");
        rows.add(
                "same_weekday_4w",
                "rank(delay(returns(close, 1), 4) + delay(returns(close, 1), 9) +"
                    + " delay(returns(close, 1), 14) + delay(returns(close, 1), 19))",
                NO_WINDOW,
                NO_WINDOW,
                "What tomorrow's weekday brought in the last four weeks it tends to bring again",
                "after Keloharju, Linnainmaa and Nyberg 2016");
        rows.add(
                "same_weekday_net_of_{d}d",
                "neutralize(delay(returns(close, 1), 4), returns(close, {d}))",
                List.of(20, 60, 120),
                NO_WINDOW,
                "The return of this weekday last week, freed of the return of {d} days, shows the"
                    + " calendar alone",
                "after Keloharju, Linnainmaa and Nyberg 2016");
        rows.add(
                "monthly_season_{w}d_net_of_{d}d",
                "neutralize(returns(delay(close, 16), {w}), returns(close, {d}))",
                List.of(40, 60, 120),
                List.of(3, 5),
                "The return at this point of the last month, freed of the return of {d} days, shows"
                    + " the calendar alone",
                "after Keloharju, Linnainmaa and Nyberg 2016");
        rows.add(
                "expected_activity_quarter",
                "delay(safe_div(ts_mean(volume, 5), ts_mean(volume, 60)), 58)",
                NO_WINDOW,
                NO_WINDOW,
                "Names that were traded heavily at this point of the last quarter are due to"
                    + " report, and rise on the attention",
                "after Frazzini and Lamont 2007");
        return rows.list();
    }

    private static List<Template> trendQuality() {
        Rows rows = new Rows(Family.TREND_QUALITY);
        rows.add(
                "trend_efficiency_{d}d",
                "safe_div(ts_delta(close, {d}), ts_sum(abs(ts_delta(close, 1)), {d}))",
                ANY,
                NO_WINDOW,
                "A price that went its way of {d} days with few detours goes on",
                "efficiency ratio of Kaufman 1995");
        rows.add(
                "share_of_up_days_{d}d",
                "ts_mean(returns(close, 1) > 0, {d})",
                List.of(20, 40, 60, 120, 250),
                NO_WINDOW,
                "A rise made of many small gains over {d} days is noticed late",
                "after Da, Gurun and Warachka 2014");
        rows.add(
                "continuous_momentum_{d}d",
                "rank(returns(close, {d}) * abs(ts_mean(sign(returns(close, 1)), {d})))",
                List.of(20, 40, 60, 120, 250),
                NO_WINDOW,
                "The return of {d} days counts for more when it came in small steps of one sign",
                "after Da, Gurun and Warachka 2014");
        rows.add(
                "return_per_volatility_{d}d",
                "safe_div(ts_mean(returns(close, 1), {d}), ts_std(returns(close, 1), {d}))",
                MONTHS,
                NO_WINDOW,
                "Names with much return per unit of volatility over {d} days go on rising",
                "reward-risk momentum of Rachev, Jasic, Stoyanov and Fabozzi 2007");
        rows.add(
                "consistency_{w}_{d}d",
                "ts_mean(returns(close, {w}) > 0, {d})",
                List.of(40, 60, 120, 250),
                List.of(5, 10, 20),
                "Names whose {w}-day return was positive most of the time over {d} days go on"
                    + " rising",
                "after Grinblatt and Moskowitz 2004");
        rows.add(
                "above_average_{w}_{d}d",
                "ts_mean(close > ts_mean(close, {w}), {d})",
                List.of(20, 40, 60, 120),
                List.of(10, 20, 40),
                "Names that stood above their {w}-day average on most of {d} days are in a steady"
                    + " rise",
                "moving-average trend, common practice");
        rows.add(
                "shallow_drawdown_{w}_{d}d",
                "ts_min(safe_div(close, ts_max(close, {w})), {d})",
                List.of(20, 40, 60, 120),
                List.of(10, 20, 40),
                "Names that never fell far below their {w}-day peak during {d} days are in a steady"
                    + " rise",
                "drawdown as a measure of trend, common practice");
        rows.add(
                "ewm_trend_{d}d",
                "safe_div(ewm_mean(returns(close, 1), {d}), ewm_std(returns(close, 1), {d}))",
                ANY,
                NO_WINDOW,
                "Return per unit of volatility, recent days of a {d}-day span counting most,"
                    + " persists",
                "after Rachev, Jasic, Stoyanov and Fabozzi 2007");
        return rows.list();
    }

    /// Gathers the rows of one family.
    static final class Rows {
        private final Family family;
        private final List<Template> rows = new ArrayList<>();

        Rows(Family family) {
            this.family = family;
        }

        void add(
                String name,
                String formula,
                List<Integer> days,
                List<Integer> second,
                String rationale,
                String source) {
            rows.add(new Template(family, name, formula, days, second, rationale, source));
        }

        List<Template> list() {
            return List.copyOf(rows);
        }
    }
}
