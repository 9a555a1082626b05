package dev.alphatrail.formula;

import java.util.List;

/// Holds the names of a formula against those a panel has.
record NameCheck(String text, Vocabulary vocabulary) {
    /// @throws FormulaException at the first name, in order of the text, that is unknown or out of
    ///   place
    void check(Expr root) {
        check(root, Parameter.Kind.VALUE);
    }

    private void check(Expr expr, Parameter.Kind place) {
        switch (expr) {
            case Expr.Num _ -> {}
            case Expr.Field(String name, Span span) when place == Parameter.Kind.GROUP ->
                    checkGrouping(name, span);
            case Expr.Field(String name, Span span) -> checkField(name, span);
            case Expr.Call call when place == Parameter.Kind.GROUP && isSpareDensify(call) -> {}
            case Expr.Call(Operator operator, List<Expr> args, _) -> {
                for (int i = 0; i < args.size(); i++) {
                    check(args.get(i), operator.parameter(i).kind());
                }
            }
        }
    }

    /// Whether it is `densify` of a grouping, where a grouping stands: the groups are the same.
    private boolean isSpareDensify(Expr.Call call) {
        return Groups.spareDensify(call, vocabulary).isPresent();
    }

    private void checkField(String name, Span span) {
        if (vocabulary.fields().contains(name)
                || DerivedFields.definition(name, vocabulary).isPresent()) {
            return;
        }
        if (vocabulary.groupings().contains(name)) {
            throw error(
                    name
                            + " is a grouping and has no value: use it as in group_rank(close, "
                            + name
                            + ")",
                    span);
        }
        OperatorNames.named(name)
                .ifPresent(operator -> {
                    throw error(name + " is an operator: write " + operator.signature(), span);
                });
        throw error("there is no field " + PlainText.quote(name) + ": " + fieldHint(name), span);
    }

    private void checkGrouping(String name, Span span) {
        if (!Groups.areNamed(name, vocabulary)) {
            throw error(
                    "there is no grouping " + PlainText.quote(name) + ": " + groupingHint(name),
                    span);
        }
    }

    private String groupingHint(String name) {
        boolean canBeAdded =
                NearestName.near(name, vocabulary.groupings()).isEmpty()
                        && TakenNames.meaning(name).isEmpty();
        return canBeAdded
                ? "add a column of this name to the sector file (market.sectors)"
                : NearestName.hint(name, vocabulary.groupings(), "groupings");
    }

    /// The nearest field; where none is near, the nearest operator, whose parentheses may be
    /// missing.
    private String fieldHint(String name) {
        if (name.equals(Missing.NAME)) {
            return "a missing value is only written as a branch, where(c, x, nan), or mask(x, c)";
        }
        if (name.equals("cap")) {
            return "market values are never guessed, so the data needs a column cap";
        }
        if (DerivedFields.isAverageOfNoDays(name)) {
            return "an average of dollar volume is over 1 to 9999 days, such as adv20";
        }
        List<String> near = NearestName.near(name, DerivedFields.known(vocabulary));
        if (!near.isEmpty()) {
            return "did you mean " + String.join(" or ", near) + "?";
        }
        List<String> operators = NearestName.near(name, OperatorNames.all());
        return operators.isEmpty()
                ? NearestName.hint(name, vocabulary.fields(), "fields")
                : "did you mean the operator " + String.join(" or ", operators) + "?";
    }

    private FormulaException error(String message, Span span) {
        return new FormulaException(message, text, span);
    }
}
