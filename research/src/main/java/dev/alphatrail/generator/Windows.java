package dev.alphatrail.generator;

import dev.alphatrail.formula.Operator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The windows, spans and lags in a formula's text: the last argument of every rolling operator.
final class Windows {
    private static final Set<String> ROLLING =
            EnumSet.range(Operator.DELAY, Operator.SMA).stream()
                    .map(operator -> operator.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());

    /// Lags and windows below this are part of what a formula means, such as the 1 of a daily
    /// return.
    private static final int SHORTEST_SCALED = 3;

    /// Where a window stands in the text.
    private record Place(int start, int end, int days) {}

    private Windows() {}

    /// The longest window of a formula; 0 when it has none.
    static int longest(String formula) {
        return places(formula).stream().mapToInt(Place::days).max().orElse(0);
    }

    /// The formula with its windows multiplied, rounded to whole days and kept in [2, longest];
    /// daily lags stay.
    static String scaled(String formula, int numerator, int denominator, int longest) {
        StringBuilder scaled = new StringBuilder(formula);
        for (Place place : places(formula).reversed()) {
            if (place.days() >= SHORTEST_SCALED) {
                long days = (2L * place.days() * numerator + denominator) / (2L * denominator);
                scaled.replace(
                        place.start(),
                        place.end(),
                        Long.toString(Math.max(2, Math.min(Math.max(2, longest), days))));
            }
        }
        return scaled.toString();
    }

    private static List<Place> places(String formula) {
        List<Place> places = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        for (int at = 0; at < formula.length(); at++) {
            char sign = formula.charAt(at);
            if (sign == '(') {
                open.push(wordBefore(formula, at));
            } else if (sign == ')' && !open.isEmpty() && ROLLING.contains(open.pop())) {
                addLastArgument(formula, at, places);
            }
        }
        return places;
    }

    private static String wordBefore(String formula, int end) {
        int start = end;
        while (start > 0 && isWord(formula.charAt(start - 1))) {
            start--;
        }
        return formula.substring(start, end);
    }

    private static void addLastArgument(String formula, int close, List<Place> places) {
        String digits = wordBefore(formula, close);
        int start = close - digits.length();
        boolean wholeArgument = formula.substring(0, start).stripTrailing().endsWith(",");
        if (wholeArgument && digits.matches("[0-9]{1,6}")) {
            places.add(new Place(start, close, Integer.parseInt(digits)));
        }
    }

    private static boolean isWord(char sign) {
        return sign == '_' || (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z');
    }
}
