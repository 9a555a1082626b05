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
    ///
    /// @param value a field of that name where it is a word
    /// @param isWord whether it is a text in quotes, or a name that no field can have: then it is
    ///   one of a few words that a spelling knows, and no value
    record NamedArgument(Span nameSpan, Expr value, boolean isWord) {}

    int count() {
        return byPlace.size() + byName.size();
    }
}
