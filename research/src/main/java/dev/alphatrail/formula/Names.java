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
