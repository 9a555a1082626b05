package dev.alphatrail.trail;

import java.util.Optional;

/// Which runs of those given are compared, in which order, and what is told of them.
///
/// @param order empty for the order in which they were given
/// @param top how many of the first are kept, all when empty
/// @param skipUnchanged whether what is the same in all runs is left out
public record ComparisonOptions(
        Optional<FigureOrder> order, Optional<Integer> top, boolean skipUnchanged) {
    /// @throws IllegalArgumentException when `top` is below 1
    public ComparisonOptions {
        top.ifPresent(count -> {
            if (count < 1) {
                throw new IllegalArgumentException("top is " + count + ", must be 1 or more");
            }
        });
    }
}
