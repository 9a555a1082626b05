package dev.alphatrail.formula;

import java.util.List;
import java.util.Map;

/// A call as it stands in the text.
///
/// @param name what is called
/// @param byPlace arguments without a name, in order
/// @param byName arguments with a name, in order, behind the others
/// @param span the whole of it
record WrittenCall(Token name, List<Expr> byPlace, Map<String, NamedArgument> byName, Span span) {
    /// An argument written `name=value`.
    record NamedArgument(Span nameSpan, Expr value) {}

    int count() {
        return byPlace.size() + byName.size();
    }
}
