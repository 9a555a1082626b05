package dev.alphatrail.formula;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What a bare name is where a grouping is needed: a grouping of the panel; else a field, by whose
/// values instruments are grouped; else [#MARKET].
final class Groups {
    /// Everybody, unless the panel has a grouping or field of this name.
    static final String MARKET = "market";

    private static final double ANY_NUMBER = 1;

    private Groups() {}

    /// Whether a name means something where a grouping is needed.
    static boolean areNamed(String name, Vocabulary vocabulary) {
        return vocabulary.groupings().contains(name)
                || isValue(name, vocabulary)
                || name.equals(MARKET);
    }

    /// What stands for a name: itself for a grouping, `densify` of a field, 1 for everybody.
    ///
    /// @param used receives what stands for the fields of which the panel has no column
    static Expr resolve(Expr.Field field, Vocabulary vocabulary, SortedMap<String, String> used) {
        String name = field.name();
        if (vocabulary.groupings().contains(name)) {
            return field;
        }
        if (isValue(name, vocabulary)) {
            Expr value = DerivedFields.resolve(field, vocabulary, used);
            return new Expr.Call(Operator.DENSIFY, List.of(value), field.span());
        }
        return name.equals(MARKET) ? new Expr.Num(ANY_NUMBER, field.span()) : field;
    }

    /// The name of which a call is `densify`, which published formulas write around a grouping
    /// though the groups stay the same; empty when it is another call.
    static Optional<Expr.Field> spareDensify(Expr.Call call, Vocabulary vocabulary) {
        return call.operator() == Operator.DENSIFY
                        && call.args().getFirst() instanceof Expr.Field field
                        && areNamed(field.name(), vocabulary)
                        && !isValue(field.name(), vocabulary)
                ? Optional.of(field)
                : Optional.empty();
    }

    private static boolean isValue(String name, Vocabulary vocabulary) {
        return vocabulary.fields().contains(name)
                || DerivedFields.definition(name, vocabulary).isPresent();
    }
}
