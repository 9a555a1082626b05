package dev.alphatrail.generator;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One row of the table of formulas: a formula with slots, and the windows that fill them.
///
/// `{d}` is the main window, `{w}` a second one that is never longer, `{252-d}` what a main window
/// leaves of 252 days (or of any other number), all in trading days. The formula is one operator
/// call, or one with a minus before it, and is oriented by theory: higher values mean higher
/// expected return.
///
/// @param family what it belongs to
/// @param name snake_case name with the same slots
/// @param formula text in the factor language with slots
/// @param days windows for `{d}`; empty when there is no such slot
/// @param second windows for `{w}`; empty when there is no such slot
/// @param rationale a sentence with slots and without the full stop: what theory expects
/// @param source who found it, or where the measure comes from
record Template(
        Family family,
        String name,
        String formula,
        List<Integer> days,
        List<Integer> second,
        String rationale,
        String source) {
    private static final Pattern REST = Pattern.compile("\\{(\\d+)-d\\}");

    Template {
        days = List.copyOf(days);
        second = List.copyOf(second);
    }

    Template withFormula(String other) {
        return new Template(family, name, other, days, second, rationale, source);
    }

    /// Every way to fill the slots, in the order of the windows.
    List<Draft> drafts(boolean inverse) {
        List<Integer> mains = days.isEmpty() ? List.of(0) : days;
        List<Integer> seconds = second.isEmpty() ? List.of(0) : second;
        return mains.stream()
                .flatMap(d ->
                        seconds.stream()
                                .filter(w -> d == 0 || w <= d)
                                .map(w -> draft(d, w, inverse)))
                .collect(Collectors.toUnmodifiableList());
    }

    private Draft draft(int d, int w, boolean inverse) {
        String sentence = fill(rationale, d, w);
        return new Draft(
                (inverse ? "inverse_" : "") + fill(name, d, w),
                inverse ? opposite(fill(formula, d, w)) : fill(formula, d, w),
                family.label(),
                inverse
                        ? "The idea asks for the other side of this finding: "
                                + sentence
                                + " ("
                                + source
                                + ")."
                        : sentence + " (" + source + ").");
    }

    private static String opposite(String formula) {
        return formula.startsWith("-") ? formula.substring(1) : "-" + formula;
    }

    private static String fill(String text, int d, int w) {
        return REST.matcher(text)
                .replaceAll(rest -> Integer.toString(Integer.parseInt(rest.group(1)) - d))
                .replace("{d}", Integer.toString(d))
                .replace("{w}", Integer.toString(w));
    }
}
