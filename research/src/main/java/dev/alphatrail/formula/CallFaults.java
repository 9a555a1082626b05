package dev.alphatrail.formula;

import dev.alphatrail.formula.Slot.Rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What to say where nothing is called so, or not with these arguments.
///
/// @param text the whole formula
record CallFaults(String text) {
    FormulaException noFit(List<Spelling> spellings, WrittenCall call) {
        List<Spelling> ofThisName =
                spellings.stream()
                        .filter(spelling -> spelling.name().equals(spellings.getFirst().name()))
                        .toList();
        String forms =
                ofThisName.stream().map(Spelling::signature).collect(Collectors.joining(" or "));
        List<Slot> slots = ofThisName.getFirst().slots();
        for (int i = 0; i < Math.min(slots.size(), call.byPlace().size()); i++) {
            Expr given = call.byPlace().get(i);
            if (ofThisName.size() == 1
                    && slots.get(i).rule() == Rule.DAYS
                    && !CallReader.isDays(given)) {
                return noDays(ofThisName.getFirst(), slots.get(i), given);
            }
        }
        return error(
                call.name().text() + " is not called with these arguments: write " + forms,
                call.name().span());
    }

    private FormulaException noDays(Spelling spelling, Slot slot, Expr given) {
        boolean ahead =
                given instanceof Expr.Call(Operator operator, List<Expr> args, _)
                        && operator == Operator.NEG
                        && args.getFirst() instanceof Expr.Num;
        return error(
                ahead
                        ? spelling.name()
                                + " would look ahead here, and a factor knows the past only: write"
                                + " a whole number of days, at least 1"
                        : "the "
                                + slot.name()
                                + " of "
                                + spelling.signature()
                                + " must be a whole number of days, at least 1, not "
                                + PlainText.quote(source(given)),
                given.span());
    }

    FormulaException noOperator(WrittenCall call) {
        Token name = call.name();
        Optional<String> reason = Unsupported.reason(name.text());
        if (reason.isPresent()) {
            return error(name.shown() + " is not supported: " + reason.get(), name.span());
        }
        for (Operator operator : Operator.values()) {
            if (operator.id().equals(name.text())) {
                return error(
                        name.shown() + " is not called by name: write " + operator.signature(),
                        name.span());
            }
        }
        return error("there is no operator " + name.shown() + hint(name.text()), name.span());
    }

    /// Own operators come first: a spelling is only named when none of them is near. All of them
    /// would fill a page.
    private static String hint(String name) {
        List<String> near = NearestName.near(name, OperatorNames.all());
        if (near.isEmpty()) {
            near = NearestName.near(name, Spellings.names());
        }
        return near.isEmpty()
                ? "; `alphatrail operators` lists them"
                : ": did you mean " + String.join(" or ", near) + "?";
    }

    private String source(Expr expr) {
        return text.substring(expr.span().start(), expr.span().end());
    }

    private FormulaException error(String message, Span span) {
        return new FormulaException(message, text, span);
    }
}
