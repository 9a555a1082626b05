package dev.alphatrail.formula;

import dev.alphatrail.formula.Finding.Severity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fields that formulas may name though the data has no such column, and what then stands for them.
/// A column of that name always wins.
final class DerivedFields {
    static final String RETURNS = "returns";
    static final String VWAP = "vwap";

    /// Names worth proposing to somebody who mistyped one.
    static final Set<String> NAMES = Set.of(RETURNS, VWAP);

    private static final Pattern AVERAGE_DOLLAR_VOLUME = Pattern.compile("adv([1-9][0-9]{0,3})");

    private static final Map<String, String> DEFINITIONS =
            Map.of(RETURNS, "returns(close, 1)", VWAP, "(high + low + close) / 3");

    private static final Pattern NUMBERED_AVERAGE = Pattern.compile("adv[0-9]+");

    private DerivedFields() {}

    /// Whether something stands for the name on panels that have what it is made of.
    static boolean isOne(String name) {
        return DEFINITIONS.containsKey(name) || AVERAGE_DOLLAR_VOLUME.matcher(name).matches();
    }

    /// Whether it looks like an average dollar volume, of a number of days that none is defined
    /// for.
    static boolean isAverageOfNoDays(String name) {
        return NUMBERED_AVERAGE.matcher(name).matches()
                && !AVERAGE_DOLLAR_VOLUME.matcher(name).matches();
    }

    /// What stands for the name on a panel without a column of that name; empty when nothing does,
    /// or the panel lacks what it is made of.
    static Optional<String> definition(String name, Vocabulary vocabulary) {
        if (vocabulary.fields().contains(name)) {
            return Optional.empty();
        }
        Matcher average = AVERAGE_DOLLAR_VOLUME.matcher(name);
        Optional<String> definition =
                average.matches()
                        ? Optional.of("ts_mean(dollar_volume, " + average.group(1) + ")")
                        : Optional.ofNullable(DEFINITIONS.get(name));
        return definition.filter(
                text -> vocabulary.fields().containsAll(Names.of(parsed(text)).fields()));
    }

    /// The tree with every such name replaced; itself when there is none.
    ///
    /// @param used receives the names that were replaced, with their definitions
    static Expr resolve(Expr expr, Vocabulary vocabulary, SortedMap<String, String> used) {
        return switch (expr) {
            case Expr.Num _ -> expr;
            case Expr.Field(String name, Span span) ->
                    definition(name, vocabulary)
                            .map(text -> {
                                used.put(name, text);
                                return moved(parsed(text), span);
                            })
                            .orElse(expr);
            case Expr.Call(Operator operator, List<Expr> args, Span span) -> {
                List<Expr> resolved = new ArrayList<>();
                for (int i = 0; i < args.size(); i++) {
                    Expr arg = args.get(i);
                    resolved.add(
                            operator.parameter(i).kind() == Parameter.Kind.GROUP
                                    ? group(arg, vocabulary, used)
                                    : resolve(arg, vocabulary, used));
                }
                yield resolved.equals(args) ? expr : new Expr.Call(operator, resolved, span);
            }
        };
    }

    private static Expr group(Expr arg, Vocabulary vocabulary, SortedMap<String, String> used) {
        return switch (arg) {
            case Expr.Num _ -> arg;
            case Expr.Field field -> Groups.resolve(field, vocabulary, used);
            case Expr.Call call ->
                    Groups.spareDensify(call, vocabulary)
                            .map(field -> Groups.resolve(field, vocabulary, used))
                            .orElseGet(() -> resolve(call, vocabulary, used));
        };
    }

    static SortedMap<String, String> used(Expr root, Vocabulary vocabulary) {
        SortedMap<String, String> used = new TreeMap<>();
        resolve(root, vocabulary, used);
        return used;
    }

    /// Says that the typical price stands for the volume-weighted one, where it is first used.
    static Finding typicalPrice(Expr root) {
        return new Finding(
                Severity.NOTE,
                "the data has no vwap, so " + DEFINITIONS.get(VWAP) + " stands for it",
                place(VWAP, root).orElse(root.span()),
                "give a column vwap where you have one");
    }

    private static Optional<Span> place(String name, Expr expr) {
        return switch (expr) {
            case Expr.Num _ -> Optional.empty();
            case Expr.Field(String other, Span span) ->
                    other.equals(name) ? Optional.of(span) : Optional.empty();
            case Expr.Call(_, List<Expr> args, _) ->
                    args.stream().flatMap(arg -> place(name, arg).stream()).findFirst();
        };
    }

    private static Expr parsed(String definition) {
        return Program.parse(definition, FormulaLimits.DEFAULT.maxDepth()).root();
    }

    /// The tree as if it stood at one place of another text.
    private static Expr moved(Expr expr, Span place) {
        return switch (expr) {
            case Expr.Num(double value, _) -> new Expr.Num(value, place);
            case Expr.Field(String name, _) -> new Expr.Field(name, place);
            case Expr.Call(Operator operator, List<Expr> args, _) ->
                    new Expr.Call(
                            operator, args.stream().map(arg -> moved(arg, place)).toList(), place);
        };
    }

    /// The fields of a panel and the names that stand for something on it.
    static SortedSet<String> known(Vocabulary vocabulary) {
        TreeSet<String> known = new TreeSet<>(vocabulary.fields());
        NAMES.stream().filter(name -> definition(name, vocabulary).isPresent()).forEach(known::add);
        return known;
    }
}
