package dev.alphatrail.audit;

import java.util.Optional;

/// What the experiments on one factor's values found.
///
/// @param moved the first place that moved; empty when none did
/// @param compared values that were held against what a changed market gave, over all experiments:
///   of the factor on the data as they are, without those that are missing (NaN), of which it is
///   only known that they stayed so. 0 says that nothing was proven.
/// @param idle experiments that compared no value, because the factor has none on the dates they
///   speak of, or because the data have none older than the look-back
public record Audited(Optional<Moved> moved, long compared, int idle) {}
