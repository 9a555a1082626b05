package dev.alphatrail.formula;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The names a tree uses, by what they must be.
record Names(SortedSet<String> fields, SortedSet<String> groupings) {
    static Names of(Expr root) {
        Names names = new Names(new TreeSet<>(), new TreeSet<>());
        names.collect(root, Parameter.Kind.VALUE);
        return names;
    }

    /// Whether every name of a tree that stands at such a place is a column of the panel, so that
    /// nothing stands for another.
    static boolean areColumns(Expr expr, Parameter.Kind place, Vocabulary vocabulary) {
        switch (expr) {
            case Expr.Num _ -> {}
            case Expr.Field(String name, _) -> {
                return place == Parameter.Kind.GROUP
                        ? vocabulary.groupings().contains(name)
                        : vocabulary.fields().contains(name);
            }
            case Expr.Call(Operator operator, List<Expr> args, _) -> {
                for (int i = 0; i < args.size(); i++) {
                    if (!areColumns(args.get(i), operator.parameter(i).kind(), vocabulary)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private void collect(Expr expr, Parameter.Kind place) {
        switch (expr) {
            case Expr.Num _ -> {}
            case Expr.Field(String name, _) ->
                    (place == Parameter.Kind.GROUP ? groupings : fields).add(name);
            case Expr.Call(Operator operator, List<Expr> args, _) -> {
                for (int i = 0; i < args.size(); i++) {
                    collect(args.get(i), operator.parameter(i).kind());
                }
            }
        }
    }
}
