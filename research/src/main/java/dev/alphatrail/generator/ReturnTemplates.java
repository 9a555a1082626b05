package dev.alphatrail.generator;

import static dev.alphatrail.generator.TemplateRows.ANY;
import static dev.alphatrail.generator.TemplateRows.DAYS;
import static dev.alphatrail.generator.TemplateRows.MONTHS;
import static dev.alphatrail.generator.TemplateRows.NO_WINDOW;
import static dev.alphatrail.generator.TemplateRows.SKIPS;
import static dev.alphatrail.generator.TemplateRows.WEEKS;

import java.util.List;
import java.util.stream.Stream;

/// Templates made of past returns: momentum, reversal, seasonality and the quality of a trend.
final class ReturnTemplates {
    private ReturnTemplates() {}

    static List<Template> all() {
        return Stream.of(momentum(), reversal(), seasonality(), trendQuality())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Template> momentum() {
        TemplateRows rows = new TemplateRows(Family.MOMENTUM);
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
                "demean(group_mean(returns(close, {d}), sector))",
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
        TemplateRows rows = new TemplateRows(Family.REVERSAL);
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

    private static List<Template> seasonality() {
        TemplateRows rows = new TemplateRows(Family.SEASONALITY);
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
        TemplateRows rows = new TemplateRows(Family.TREND_QUALITY);
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
}
