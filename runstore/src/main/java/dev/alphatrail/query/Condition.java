package dev.alphatrail.query;

import dev.alphatrail.json.Json;

import java.util.List;
import java.util.Set;

/// A condition on a record.
///
/// What a condition does is said by each kind itself, not by a switch over the kinds: the first
/// switch over patterns costs a fresh Java process tens of milliseconds, and a list of runs is over
/// in a few hundred.
sealed interface Condition {

    /// The answer for this record.
    Truth on(Fields record);

    /// Appends the text that parses to this.
    void print(StringBuilder out);

    /// Conditions of which all must hold; at least two, none of them an [And].
    record And(List<Condition> parts) implements Condition {
        @Override
        public Truth on(Fields record) {
            Truth answer = Truth.TRUE;
            for (Condition part : parts) {
                Truth truth = part.on(record);
                if (truth == Truth.FALSE) {
                    return truth;
                }
                answer = truth == Truth.UNKNOWN ? truth : answer;
            }
            return answer;
        }

        @Override
        public void print(StringBuilder out) {
            String between = "";
            for (Condition part : parts) {
                out.append(between);
                between = " and ";
                printIn(part instanceof Or, part, out);
            }
        }
    }

    /// Conditions of which one must hold; at least two, none of them an [Or].
    record Or(List<Condition> parts) implements Condition {
        @Override
        public Truth on(Fields record) {
            Truth answer = Truth.FALSE;
            for (Condition part : parts) {
                Truth truth = part.on(record);
                if (truth == Truth.TRUE) {
                    return truth;
                }
                answer = truth == Truth.UNKNOWN ? truth : answer;
            }
            return answer;
        }

        @Override
        public void print(StringBuilder out) {
            String between = "";
            for (Condition part : parts) {
                out.append(between);
                between = " or ";
                part.print(out);
            }
        }
    }

    /// The opposite, which leaves the unknown unknown.
    record Not(Condition part) implements Condition {
        @Override
        public Truth on(Fields record) {
            return part.on(record).not();
        }

        @Override
        public void print(StringBuilder out) {
            if (part instanceof Worded worded) {
                worded.print(true, out);
            } else {
                out.append("not ");
                printIn(part instanceof And || part instanceof Or, part, out);
            }
        }
    }

    /// One value against another.
    record Compare(Operand left, Comparison comparison, Operand right) implements Condition {
        @Override
        public Truth on(Fields record) {
            return comparison.between(left.value(record), right.value(record));
        }

        @Override
        public void print(StringBuilder out) {
            left.print(out);
            out.append(' ').append(comparison.sign()).append(' ');
            right.print(out);
        }
    }

    /// A test with words, whose negation puts `not` among them.
    sealed interface Worded extends Condition {
        /// Appends the text of this test, or of its negation.
        void print(boolean negated, StringBuilder out);

        @Override
        default void print(StringBuilder out) {
            print(false, out);
        }
    }

    /// Whether there is no value.
    record Missing(Operand operand) implements Worded {
        @Override
        public Truth on(Fields record) {
            return Truth.of(operand.value(record) == Json.Null.NULL);
        }

        @Override
        public void print(boolean negated, StringBuilder out) {
            operand.print(out);
            out.append(negated ? " is not missing" : " is missing");
        }
    }

    /// From one value to another, both included.
    record Between(Operand operand, Operand low, Operand high) implements Worded {
        @Override
        public Truth on(Fields record) {
            Json value = operand.value(record);
            Truth above = Comparison.AT_LEAST.between(value, low.value(record));
            Truth below = Comparison.AT_MOST.between(value, high.value(record));
            if (above == Truth.FALSE || below == Truth.FALSE) {
                return Truth.FALSE;
            }
            return above == Truth.TRUE ? below : above;
        }

        @Override
        public void print(boolean negated, StringBuilder out) {
            operand.print(out);
            out.append(negated ? " not between " : " between ");
            low.print(out);
            out.append(" and ");
            high.print(out);
        }
    }

    /// Whether the value is one of several.
    ///
    /// @param items numbers, texts and booleans, in the order in which they are printed
    record In(Operand operand, Set<Json> items) implements Worded {
        @Override
        public Truth on(Fields record) {
            Json value = operand.value(record);
            if (items.contains(value)) {
                return Truth.TRUE;
            }
            for (Json item : items) {
                if (!Values.sameKind(value, item)) {
                    return Truth.UNKNOWN;
                }
            }
            return Truth.FALSE;
        }

        @Override
        public void print(boolean negated, StringBuilder out) {
            operand.print(out);
            out.append(negated ? " not in (" : " in (");
            String between = "";
            for (Json item : items) {
                out.append(between);
                between = ", ";
                Words.printLiteral(item, out);
            }
            out.append(')');
        }
    }

    /// Whether a text fits a pattern.
    record Like(Operand operand, LikePattern pattern) implements Worded {
        @Override
        public Truth on(Fields record) {
            return operand.value(record) instanceof Json.Str(String text)
                    ? Truth.of(pattern.matches(text))
                    : Truth.UNKNOWN;
        }

        @Override
        public void print(boolean negated, StringBuilder out) {
            operand.print(out);
            out.append(negated ? " not " : " ").append(pattern.ignoreCase() ? "ilike " : "like ");
            Words.printText(pattern.source(), out);
        }
    }

    private static void printIn(boolean parentheses, Condition part, StringBuilder out) {
        out.append(parentheses ? "(" : "");
        part.print(out);
        out.append(parentheses ? ")" : "");
    }
}
