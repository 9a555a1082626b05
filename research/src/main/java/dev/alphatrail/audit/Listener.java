package dev.alphatrail.audit;

/// Hears how an audit advances.
@FunctionalInterface
public interface Listener {
    /// `done` of `total` experiments are done.
    void step(int done, int total);
}
