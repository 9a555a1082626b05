package dev.alphatrail.audit;

import java.time.LocalDate;

/// Something that moved though it must not: the first place, in order of time.
///
/// @param subject the factor
/// @param figure what moved: `value`, or a figure of the day such as `net_return` or `weights`
/// @param experiment what was done to the data
/// @param date where it moved
/// @param instrument whose value it is; empty for a figure of the whole day
/// @param before, after the two values; NaN where there is none, both NaN for what has no one
///   number
public record Moved(
        String subject,
        String figure,
        String experiment,
        LocalDate date,
        String instrument,
        double before,
        double after) {}
