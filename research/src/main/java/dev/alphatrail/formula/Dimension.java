package dev.alphatrail.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a value is measured in: a kind, and for [Kind#AMOUNT] powers of price and of volume.
///
/// Money is price · volume. What is counted in neither (ratios, returns, truth, days) is a pure
/// number and may be added to any other; the kinds only tell a reader what it is.
///
/// @param price exponent of price; 0 unless it is an amount
/// @param volume exponent of volume; 0 unless it is an amount
public record Dimension(Kind kind, double price, double volume) {
    /// What sort of value it is.
    public enum Kind {
        /// made of literals alone, so it stands for an amount of whatever is beside it
        NUMBER,
        /// a column of the data whose unit nobody declared, or made of one; fits everything
        UNKNOWN,
        /// measured in powers of price and volume, not both 0
        AMOUNT,
        /// a pure number, such as a rank, a correlation or close / open
        RATIO,
        /// a relative change
        RETURN,
        /// 1 or 0
        TRUTH,
        /// a number of days
        DAYS,
        /// the name of a grouping, no value
        GROUP
    }

    private static final Pattern AVERAGE_DOLLAR_VOLUME = Pattern.compile("adv_?[0-9]+");

    static final Dimension NUMBER = new Dimension(Kind.NUMBER, 0, 0);
    static final Dimension UNKNOWN = new Dimension(Kind.UNKNOWN, 0, 0);
    static final Dimension RATIO = new Dimension(Kind.RATIO, 0, 0);
    static final Dimension RETURN = new Dimension(Kind.RETURN, 0, 0);
    static final Dimension TRUTH = new Dimension(Kind.TRUTH, 0, 0);
    static final Dimension DAYS = new Dimension(Kind.DAYS, 0, 0);
    static final Dimension GROUP = new Dimension(Kind.GROUP, 0, 0);

    public Dimension {
        if ((kind == Kind.AMOUNT) == (price == 0 && volume == 0)) {
            throw new IllegalArgumentException(
                    kind + " with price ** " + price + " and volume ** " + volume);
        }
    }

    /// The dimension of a field by its name, as every market and published formulas name them.
    static Dimension ofField(String name) {
        return switch (name) {
            case "open", "high", "low", "close", "raw_close", "vwap" -> amount(1, 0);
            case "volume" -> amount(0, 1);
            case "dollar_volume", "amount", "cap", "market_cap" -> amount(1, 1);
            case "returns" -> RETURN;
            default -> AVERAGE_DOLLAR_VOLUME.matcher(name).matches() ? amount(1, 1) : UNKNOWN;
        };
    }

    /// Powers of price and volume, rounded so that thirds of thirds meet again.
    static Dimension amount(double price, double volume) {
        double p = Math.rint(price * 1e6) / 1e6;
        double v = Math.rint(volume * 1e6) / 1e6;
        // + 0.0: no negative zero
        return p == 0 && v == 0 ? RATIO : new Dimension(Kind.AMOUNT, p + 0.0, v + 0.0);
    }

    /// Whether adding or comparing the two makes sense.
    boolean fits(Dimension other) {
        return isFlexible()
                || other.isFlexible()
                || (price == other.price && volume == other.volume);
    }

    /// Whether it fits everything.
    boolean isFlexible() {
        return kind == Kind.NUMBER || kind == Kind.UNKNOWN;
    }

    /// What two values that [fits][#fits] are together.
    Dimension with(Dimension other) {
        if (kind == Kind.NUMBER || kind == other.kind) {
            return other;
        }
        if (other.kind == Kind.NUMBER || other.kind == Kind.UNKNOWN) {
            return this;
        }
        return kind == Kind.UNKNOWN ? other : RATIO;
    }

    /// The dimension of `this * other ** exponent`.
    Dimension times(Dimension other, int exponent) {
        if (kind == Kind.UNKNOWN || other.kind == Kind.UNKNOWN) {
            return UNKNOWN;
        }
        if (other.kind == Kind.NUMBER) {
            return this;
        }
        if (kind == Kind.NUMBER && exponent == 1) {
            return other;
        }
        return amount(price + exponent * other.price, volume + exponent * other.volume);
    }

    /// The dimension of the power, [#UNKNOWN] where the exponent is not known.
    Dimension power(double exponent) {
        return switch (kind) {
            case NUMBER, UNKNOWN -> this;
            case AMOUNT -> amount(exponent * price, exponent * volume);
            case RATIO, RETURN, TRUTH, DAYS, GROUP -> RATIO;
        };
    }

    /// As people say it: `price`, `money`, `volume ** 0.5`, `price ** -1 * volume`, `ratio`, ….
    public String title() {
        return switch (kind) {
            case NUMBER -> "number";
            case UNKNOWN -> "unknown unit";
            case RATIO -> "ratio";
            case RETURN -> "return";
            case TRUTH -> "truth (1 or 0)";
            case DAYS -> "days";
            case GROUP -> "group";
            case AMOUNT -> price == 1 && volume == 1 ? "money" : powers();
        };
    }

    private String powers() {
        List<String> parts = new ArrayList<>();
        power("price", price, parts);
        power("volume", volume, parts);
        return String.join(" * ", parts);
    }

    private static void power(String base, double exponent, List<String> parts) {
        if (exponent == 1) {
            parts.add(base);
        } else if (exponent != 0) {
            String sign = exponent < 0 ? "-" : "";
            parts.add(base + " ** " + sign + Literals.print(Math.abs(exponent)));
        }
    }
}
