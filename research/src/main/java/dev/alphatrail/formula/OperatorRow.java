package dev.alphatrail.formula;

import java.util.List;
import java.util.Optional;

/// One row of the table [Operator]. It is written column by column, the example last:
/// `called(...).means(...).is(...).like(...)`.
record OperatorRow(
        Category category,
        Optional<String> sign,
        Precedence precedence,
        boolean function,
        List<String> aliases,
        List<Parameter> parameters,
        Optional<Parameter> rest,
        int minRest,
        int reach,
        boolean allHistory,
        boolean partialWindows,
        String meaning,
        String definition,
        String missing,
        String example) {

    OperatorRow {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
    }

    /// An operator called by its name.
    static Columns called(Category category, Parameter... parameters) {
        return new Columns(category, Optional.empty(), Precedence.ATOM, List.of(parameters));
    }

    /// An operator written as a sign between, or before, its operands.
    static Columns written(
            Category category, String sign, Precedence precedence, Parameter... parameters) {
        return new Columns(category, Optional.of(sign), precedence, List.of(parameters));
    }

    /// A row that is being written.
    static final class Columns {
        private final Category category;
        private final Optional<String> sign;
        private final Precedence precedence;
        private final List<Parameter> parameters;
        private boolean function;
        private List<String> aliases = List.of();
        private Optional<Parameter> rest = Optional.empty();
        private int minRest;
        private int reach;
        private boolean allHistory;
        private boolean partialWindows;
        private String meaning = "";
        private String definition = "";
        private String missing = "where an operand is";

        private Columns(
                Category category,
                Optional<String> sign,
                Precedence precedence,
                List<Parameter> parameters) {
            this.category = category;
            this.sign = sign;
            this.precedence = precedence;
            this.parameters = parameters;
            this.function = sign.isEmpty();
        }

        /// What is written as a sign may be called by name too.
        Columns alsoFunction() {
            function = true;
            return this;
        }

        /// Other spellings: names, or a sign.
        Columns alias(String... spellings) {
            aliases = List.of(spellings);
            return this;
        }

        /// Any number of further arguments, at least `min`.
        Columns rest(Parameter parameter, int min) {
            rest = Optional.of(parameter);
            minRest = min;
            return this;
        }

        /// It looks back this many days more than its windows and lags say.
        Columns reaches(int daysMore) {
            reach = daysMore;
            return this;
        }

        /// Its value depends on every date before.
        Columns rememberingAll() {
            allHistory = true;
            return this;
        }

        /// Its windows may begin before the first date: what lies there is missing, which is no
        /// reason for it to be missing.
        Columns overPartialWindows() {
            partialWindows = true;
            return this;
        }

        /// What it gives, in words; `{window}` stands for the argument of that name.
        Columns means(String text) {
            meaning = text;
            return this;
        }

        /// What it gives, as a formula.
        Columns is(String text) {
            definition = text;
            return this;
        }

        /// When the result is missing: words that follow "missing".
        Columns missing(String text) {
            missing = text;
            return this;
        }

        /// A formula that uses it; the row is then complete.
        OperatorRow like(String example) {
            return new OperatorRow(
                    category,
                    sign,
                    precedence,
                    function,
                    aliases,
                    parameters,
                    rest,
                    minRest,
                    reach,
                    allHistory,
                    partialWindows,
                    meaning,
                    definition,
                    missing,
                    example);
        }
    }
}
