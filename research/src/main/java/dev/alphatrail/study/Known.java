package dev.alphatrail.study;

/// A formula that was tried before, in this run or another.
///
/// @param of where: `<run id>/<alpha id>`, or the alpha id alone in the same run
/// @param formula its text
public record Known(String of, String formula) {
    /// Whether it is of another run.
    public boolean isElsewhere() {
        return of.indexOf('/') >= 0;
    }
}
