package dev.alphatrail.formula;

import dev.alphatrail.formula.Slot.Rule;
import dev.alphatrail.formula.WrittenCall.NamedArgument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/// Finds what a call means: an operator of this language, or a published spelling of one. The name
/// in exactly this case comes before the name in another, an own operator before a spelling.
///
/// @param text the whole formula
record CallReader(String text, Readings readings) {
    /// The call as a tree.
    ///
    /// @throws FormulaException when nothing is called so, or the arguments do not fit
    Expr read(WrittenCall call) {
        String written = call.name().text();
        List<Spelling> spellings = Spellings.named(written);
        Optional<Operator> exact = Operator.named(written);
        Optional<Operator> own = exact.or(() -> Operator.named(written.toLowerCase(Locale.ROOT)));
        List<Spelling> fitting = spellings.stream().filter(each -> fits(each, call)).toList();
        Optional<Spelling> spelling =
                fitting.stream()
                        .filter(each -> misfit(each, call).isEmpty())
                        .findFirst()
                        .or(() -> fitting.stream().findFirst());
        boolean ownFits = own.filter(operator -> fits(operator, call)).isPresent();
        boolean spelledSo = spelling.filter(each -> each.name().equals(written)).isPresent();
        if (ownFits && (exact.isPresent() || !spelledSo)) {
            return own(own.get(), call);
        }
        if (spelling.isPresent()) {
            return expand(spelling.get(), call);
        }
        if (own.isPresent() && (exact.isPresent() || spellings.isEmpty())) {
            return own(own.get(), call);
        }
        throw spellings.isEmpty() ? noOperator(call.name()) : noFit(spellings, call);
    }

    private static boolean fits(Operator operator, WrittenCall call) {
        int size = operator.parameters().size();
        long least = operator.parameters().stream().filter(p -> p.fallback().isEmpty()).count();
        return call.count() >= least + operator.minRest()
                && (operator.rest().isPresent() || call.count() <= size)
                && call.byName().keySet().stream().allMatch(name -> place(operator, name) >= 0);
    }

    /// The place of a parameter, -1 when there is none of that name.
    private static int place(Operator operator, String name) {
        List<Parameter> parameters = operator.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Expr own(Operator operator, WrittenCall call) {
        Arguments arguments =
                new Arguments(text, operator, call.name().span(), call.span(), readings);
        List<Expr> args = arguments.complete(inPlace(operator, call));
        return new Expr.Call(operator, args, call.span());
    }

    /// Named arguments where they belong; what is left out before them has its default.
    private List<Expr> inPlace(Operator operator, WrittenCall call) {
        List<Expr> args = new ArrayList<>(call.byPlace());
        Map<Integer, Expr> named = new HashMap<>();
        call.byName()
                .forEach((name, argument) -> {
                    int place = place(operator, name);
                    if (place < 0) {
                        throw error(
                                operator.id()
                                        + " has no argument "
                                        + PlainText.quote(name)
                                        + ": write "
                                        + operator.signature(),
                                argument.nameSpan());
                    }
                    if (place < call.byPlace().size()) {
                        throw error(
                                "the argument "
                                        + name
                                        + " of "
                                        + operator.id()
                                        + " is given twice: leave"
                                        + " one out",
                                argument.nameSpan());
                    }
                    named.put(place, argument.value());
                });
        int last = named.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
        for (int i = args.size(); i <= last; i++) {
            args.add(given(operator, call, named, i));
        }
        return args;
    }

    private Expr given(Operator operator, WrittenCall call, Map<Integer, Expr> named, int place) {
        Expr value = named.get(place);
        if (value != null) {
            return value;
        }
        Parameter parameter = operator.parameter(place);
        return new Expr.Num(
                parameter
                        .fallback()
                        .orElseThrow(() ->
                                error(
                                        operator.id()
                                                + " lacks its argument "
                                                + parameter.name()
                                                + ": write "
                                                + operator.signature(),
                                        call.name().span())),
                call.span());
    }

    private static boolean fits(Spelling spelling, WrittenCall call) {
        List<Slot> places = spelling.slots().stream().filter(Slot::byPlace).toList();
        if (call.byPlace().size() > places.size()) {
            return false;
        }
        for (int i = 0; i < places.size(); i++) {
            Slot slot = places.get(i);
            NamedArgument named = call.byName().get(slot.name());
            boolean byPlace = i < call.byPlace().size();
            if (byPlace == (named != null)) {
                return false;
            }
            Expr value = named != null ? named.value() : call.byPlace().get(i);
            if (slot.rule() == Rule.DAYS && !isDays(value)) {
                return false;
            }
        }
        return call.byName().keySet().stream()
                .allMatch(name ->
                        spelling.slots().stream().anyMatch(slot -> slot.name().equals(name)));
    }

    private static boolean isDays(Expr value) {
        return value instanceof Expr.Num(double days, _) && days >= 1 && days == Math.rint(days);
    }

    private Expr expand(Spelling spelling, WrittenCall call) {
        misfit(spelling, call)
                .ifPresent(slot -> {
                    throw notFixed(spelling, slot, call);
                });
        readings.note(spelling, call.name().span());
        Map<String, Expr> bound = new HashMap<>();
        int place = 0;
        for (Slot slot : spelling.slots()) {
            NamedArgument named = call.byName().get(slot.name());
            if (named != null) {
                bound.put(slot.name(), named.value());
            } else if (slot.byPlace()) {
                bound.put(slot.name(), call.byPlace().get(place));
                place++;
            } else if (slot.rule() == Rule.NAMED) {
                double value = Double.parseDouble(slot.value().orElseThrow());
                bound.put(slot.name(), new Expr.Num(value, call.span()));
            }
        }
        return Parser.expand(spelling.becomes(), bound, call.span(), text, readings);
    }

    /// The first argument that is given another value than the spelling can have there.
    private Optional<Slot> misfit(Spelling spelling, WrittenCall call) {
        return spelling.slots().stream()
                .filter(slot -> slot.rule() == Rule.FIXED)
                .filter(slot -> {
                    NamedArgument named = call.byName().get(slot.name());
                    return named != null
                            && !source(named.value()).equalsIgnoreCase(slot.value().orElse(""));
                })
                .findFirst();
    }

    private FormulaException notFixed(Spelling spelling, Slot slot, WrittenCall call) {
        Expr value = Optional.ofNullable(call.byName().get(slot.name())).orElseThrow().value();
        return error(
                "the "
                        + slot.name()
                        + " of "
                        + spelling.name()
                        + " can only be "
                        + slot.value().orElse("")
                        + " here, not "
                        + PlainText.quote(source(value))
                        + ": leave it out",
                value.span());
    }

    private FormulaException noFit(List<Spelling> spellings, WrittenCall call) {
        List<Spelling> ofThisName =
                spellings.stream()
                        .filter(spelling -> spelling.name().equals(spellings.getFirst().name()))
                        .toList();
        String forms =
                ofThisName.stream().map(Spelling::signature).collect(Collectors.joining(" or "));
        List<Slot> slots = ofThisName.getFirst().slots();
        for (int i = 0; i < Math.min(slots.size(), call.byPlace().size()); i++) {
            Expr given = call.byPlace().get(i);
            if (ofThisName.size() == 1 && slots.get(i).rule() == Rule.DAYS && !isDays(given)) {
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

    private FormulaException noOperator(Token name) {
        for (Operator operator : Operator.values()) {
            if (operator.id().equals(name.text())) {
                return error(
                        name.shown() + " is not called by name: write " + operator.signature(),
                        name.span());
            }
        }
        return error(
                "there is no operator " + name.shown() + ": " + hint(name.text()), name.span());
    }

    /// Own operators come first: a spelling is only named when none of them is near.
    private static String hint(String name) {
        SortedSet<String> spelled = Spellings.names();
        return NearestName.near(name, Operator.functionNames()).isEmpty()
                        && !NearestName.near(name, spelled).isEmpty()
                ? NearestName.hint(name, spelled, "operators")
                : NearestName.hint(name, Operator.functionNames(), "operators");
    }

    private String source(Expr expr) {
        return text.substring(expr.span().start(), expr.span().end());
    }

    private FormulaException error(String message, Span span) {
        return new FormulaException(message, text, span);
    }
}
