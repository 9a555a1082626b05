package dev.alphatrail.marketdata;

/// Size and seed of the embedded synthetic market; the same settings give the same bytes.
///
/// @param seed seed of the generator
/// @param instruments number of names, 2 to 5,000
/// @param days number of trading days, 2 to 10,000; the calendar starts on a fixed date
public record SyntheticSettings(long seed, int instruments, int days) {
    /// 60 names over 756 days (three years), seed 7.
    public static final SyntheticSettings DEFAULT = new SyntheticSettings(7, 60, 756);

    public SyntheticSettings {
        if (instruments < 2 || instruments > 5_000) {
            throw new IllegalArgumentException(
                    "synthetic_instruments is " + instruments + ", not in [2, 5000]");
        }
        if (days < 2 || days > 10_000) {
            throw new IllegalArgumentException("synthetic_days is " + days + ", not in [2, 10000]");
        }
    }
}
