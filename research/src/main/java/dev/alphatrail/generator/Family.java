package dev.alphatrail.generator;

import dev.alphatrail.generator.IdeaReading.Side;

import java.util.Locale;

/// The families of the literature that ideas are read for, with what the generator has to say about
/// each.
///
/// Claims complete "We expect that …"; the other texts are whole sentences. Which words name a
/// family stands in [Lexicon], which formulas it has in [Templates].
enum Family {
    MOMENTUM(
            Side.HIGH,
            "names that rose over the past months go on rising",
            "names that rose over the past months give the gain back",
            "News reaches prices slowly: investors update too little at first, and those who follow"
                    + " the trend carry it on.",
            "The other side is held by investors who sell winners early and hold on to losers.",
            "Crashes speak against it: after a market bottom the past losers rebound hardest, and"
                    + " the effect reverses within days and over years."),
    REVERSAL(
            Side.HIGH,
            "names that fell over the past days rebound",
            "names that fell over the past days go on falling",
            "Whoever must trade at once moves the price beyond its worth; those who take the trade"
                    + " are paid by the way back.",
            "The other side is held by hurried sellers and buyers: fund flows, stop losses, index"
                    + " trades.",
            "Costs speak against it: turnover is high and the effect has shrunk as market making"
                    + " became cheaper; a fall on real news does not come back."),
    LIQUIDITY(
            Side.LOW,
            "names that are costly to trade earn more",
            "names that are easy to trade earn more",
            "Holders of a name that is hard to sell ask for a return that pays for the cost and the"
                    + " risk of leaving.",
            "The other side is held by investors who pay for being able to leave at any time.",
            "The premium sits where it is costly to collect: impact, spread and borrow in small"
                    + " names can exceed it."),
    VOLUME(
            Side.HIGH,
            "names whose volume rose above their own habit do better next",
            "names whose volume fell below their own habit do better next",
            "A burst of trading makes a name visible; new buyers come in, while those who do not"
                    + " hold it seldom sell short.",
            "The other side is held by owners who sell into the attention.",
            "Volume around scheduled news is no surprise and carries no premium; index changes and"
                    + " expiries raise it without meaning."),
    VOLATILITY(
            Side.LOW,
            "calm names earn more than their risk would suggest, turbulent ones less",
            "turbulent names earn more than calm ones",
            "Investors who may not borrow, or who like lottery tickets, overpay for names that"
                    + " swing.",
            "The other side is held by buyers of high-risk names: retail investors and managers"
                    + " measured against an index.",
            "In sharp recoveries turbulent names lead, and part of the effect is a bet on sectors"
                    + " and on interest rates."),
    PRICE_RANGE(
            Side.LOW,
            "names that close low in a recent, narrow range do better than those that close high in"
                    + " a wide one",
            "names that close high in a recent, wide range do better than those that close low in a"
                    + " narrow one",
            "A close at the edge of the range tells of pressure that has not met its counterparty"
                    + " yet; a narrow range tells of calm.",
            "The other side is held by breakout traders who buy at the edge.",
            "A close at the edge on real news is the start of a trend, and highs and lows are"
                    + " noisier data than closes."),
    GAP(
            Side.LOW,
            "names that opened above the last close give it back, those that opened below recover",
            "names that opened above the last close go on rising",
            "Overnight orders gather at the open, where few stand against them; the day's traders"
                    + " bring the price back.",
            "The other side is held by investors who place orders overnight and pay the open's"
                    + " price.",
            "Gaps on earnings persist, and what is seen at the open may be gone by the close at"
                    + " which the book trades."),
    CORRELATION(
            Side.LOW,
            "names whose price does not move together with their volume, or with the market, do"
                    + " better",
            "names whose price moves together with their volume, or with the market, do better",
            "A rise that feeds on ever more volume is pressure rather than news and fades; a name"
                + " that moves little with the market is overlooked by those who cannot borrow.",
            "The other side is held by buyers who join on volume and by those who seek market"
                    + " exposure.",
            "Correlations over short windows are noisy, and a rise on volume can be the start of a"
                    + " trend."),
    SEASONALITY(
            Side.HIGH,
            "names that did well at the same point of earlier weeks, months or years do well again",
            "names that did well at the same point of earlier weeks, months or years do badly now",
            "Flows follow the calendar: pay days, fund flows, reporting dates and habits return at"
                    + " the same lag.",
            "The other side is held by investors who trade on the same dates whatever the price.",
            "A lag effect is found easily in noise, and holidays shift the lags by some days."),
    VALUE(
            Side.HIGH,
            "names that are cheap against their accounts earn more",
            "names that are expensive against their accounts earn more",
            "Investors carry past growth too far ahead, or cheap firms bear a risk that shows in"
                    + " bad times.",
            "The other side is held by buyers of growth stories.",
            "Cheap can stay cheap for years; figures that enter the data before they were published"
                    + " would fake the effect."),
    TREND_QUALITY(
            Side.HIGH,
            "names that rose steadily go on rising, more than those that rose in leaps",
            "names that rose steadily stall",
            "Many small moves draw less attention than one large one, so the news in them is priced"
                    + " late.",
            "The other side is held by investors who notice jumps only.",
            "A steady rise may be a rise nobody has tested yet; the measure is close to momentum"
                    + " and to low volatility and may hold nothing beyond them.");

    private final Side theory;
    private final String claim;
    private final String opposite;
    private final String mechanism;
    private final String counterparty;
    private final String against;

    Family(
            Side theory,
            String claim,
            String opposite,
            String mechanism,
            String counterparty,
            String against) {
        this.theory = theory;
        this.claim = claim;
        this.opposite = opposite;
        this.mechanism = mechanism;
        this.counterparty = counterparty;
        this.against = against;
    }

    /// The name in hypotheses and records, such as `price_range`.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name in a sentence, such as `price range`.
    String words() {
        return label().replace('_', ' ');
    }

    /// Whether an idea that asks for this side asks for the opposite of what theory expects.
    boolean isInverse(Side side) {
        return side != Side.NONE && side != theory;
    }

    String claim(Side side) {
        return isInverse(side) ? opposite : claim;
    }

    String mechanism() {
        return mechanism;
    }

    String counterparty() {
        return counterparty;
    }

    String against() {
        return against;
    }
}
