package dev.alphatrail.formula;

import dev.alphatrail.formula.Slot.Rule;
import dev.alphatrail.formula.WrittenCall.NamedArgument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds what a call means: an operator of this language, or a published spelling of one. The name
/// in exactly this case comes before the name in another, an own operator before a spelling.
///
/// @param text the whole formula
record CallReader(String text, Readings readings) {
    private static final String DAYS = "d";

    /// Digits that a number in quotes may have: every one of fewer is exact.
    private static final int LONGEST = 16;

    /// What published formulas call with any number of arguments.
    private static final Map<String, Operator> CHAINED =
            Map.of(
                    "max", Operator.MAXIMUM,
                    "min", Operator.MINIMUM,
                    "and", Operator.AND,
                    "or", Operator.OR);

    /// The call as a tree.
    ///
    /// @throws FormulaException when nothing is called so, or the arguments do not fit
    Expr read(WrittenCall call) {
        if (Buckets.is(call)) {
            return new Buckets(text, call).read();
        }
        String written = call.name().text();
        Optional<Operator> chained =
                call.byPlace().size() > 2 && call.byName().isEmpty()
                        ? Optional.ofNullable(CHAINED.get(written.toLowerCase(Locale.ROOT)))
                        : Optional.empty();
        if (chained.isPresent()) {
            return chain(chained.get(), call);
        }
        Optional<Operator> exact = OperatorNames.named(written);
        if (exact.isPresent() && fits(exact.get(), call)) {
            return own(exact.get(), call); // as below, without looking at all that could be meant
        }
        List<Spelling> spellings = Spellings.named(written);
        Optional<Operator> own =
                exact.or(() -> OperatorNames.named(written.toLowerCase(Locale.ROOT)));
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
        throw spellings.isEmpty() ? faults().noOperator(call) : faults().noFit(spellings, call);
    }

    private static Expr chain(Operator operator, WrittenCall call) {
        Expr all = call.byPlace().getFirst();
        for (Expr next : call.byPlace().subList(1, call.byPlace().size())) {
            all = new Expr.Call(operator, List.of(all, next), call.span());
        }
        return all;
    }

    private static boolean fits(Operator operator, WrittenCall call) {
        int size = operator.parameters().size();
        return call.count() >= operator.leastArguments()
                && (operator.rest().isPresent() || call.count() <= size)
                && (call.byName().isEmpty()
                        || call.byName().keySet().stream()
                                .allMatch(name -> place(operator, name) >= 0));
    }

    /// The place of a parameter, -1 when there is none of that name. BRAIN calls every window and
    /// lag `d`.
    private static int place(Operator operator, String name) {
        List<Parameter> parameters = operator.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.name().equals(name) || (name.equals(DAYS) && parameter.kind().isDays())) {
                return i;
            }
        }
        return -1;
    }

    private Expr own(Operator operator, WrittenCall call) {
        Arguments arguments =
                new Arguments(text, operator, call.name().span(), call.span(), readings);
        List<Expr> args = arguments.complete(inPlace(operator, call));
        if (operator == Operator.WHERE) {
            return Missing.where(args, call.span());
        }
        return new Expr.Call(operator, args, call.span());
    }

    /// Named arguments where they belong; what is left out before them has its default.
    private List<Expr> inPlace(Operator operator, WrittenCall call) {
        if (call.byName().isEmpty()) {
            return call.byPlace();
        }
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
                    if (place < call.byPlace().size() || named.containsKey(place)) {
                        throw error(
                                "the argument "
                                        + name
                                        + " of "
                                        + operator.id()
                                        + " is given twice: leave"
                                        + " one out",
                                argument.nameSpan());
                    }
                    named.put(place, value(argument));
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

    static boolean isDays(Expr value) {
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
                bound.put(slot.name(), slot.takesWords() ? named.value() : value(named));
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
                            && !written(named).equalsIgnoreCase(slot.value().orElse(""));
                })
                .findFirst();
    }

    private FormulaException notFixed(Spelling spelling, Slot slot, WrittenCall call) {
        NamedArgument argument = Optional.ofNullable(call.byName().get(slot.name())).orElseThrow();
        String known =
                Spellings.named(spelling.name()).stream()
                        .filter(each -> fits(each, call))
                        .flatMap(each -> each.slots().stream())
                        .filter(each -> each.name().equals(slot.name()))
                        .flatMap(each -> each.value().stream())
                        .distinct()
                        .collect(Collectors.joining(" or "));
        return error(
                "the "
                        + slot.name()
                        + " of "
                        + spelling.name()
                        + " can only be "
                        + known
                        + " here, not "
                        + PlainText.quote(written(argument))
                        + ": leave it out",
                argument.value().span());
    }

    /// An argument without the quotes around it.
    private String written(NamedArgument argument) {
        return argument.isWord() && argument.value() instanceof Expr.Field(String word, _)
                ? word
                : source(argument.value());
    }

    /// What an argument stands for that must be a value.
    private Expr value(NamedArgument argument) {
        if (!argument.isWord()) {
            return argument.value();
        }
        String word = written(argument);
        Span span = argument.value().span();
        if (PlainText.isDigits(word) && word.length() < LONGEST) { // in quotes, as in k="1"
            return new Expr.Num(
                    Double.parseDouble(word), new Span(span.start() + 1, span.end() - 1));
        }
        throw error(
                source(argument.value()).equals(word)
                        ? "names are in lower case: write "
                                + PlainText.quote(word.toLowerCase(Locale.ROOT))
                        : "a text in quotes has no value here: leave the quotes out",
                span);
    }

    private String source(Expr expr) {
        return text.substring(expr.span().start(), expr.span().end());
    }

    private CallFaults faults() {
        return new CallFaults(text);
    }

    private FormulaException error(String message, Span span) {
        return new FormulaException(message, text, span);
    }
}
