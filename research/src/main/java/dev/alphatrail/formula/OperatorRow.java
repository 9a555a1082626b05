package dev.alphatrail.formula;

import java.util.List;
import java.util.Optional;

/// One row of the table [Operator], written column by column: each method gives a copy with that
/// column filled.
record OperatorRow(
        Category category,
        Optional<String> sign,
        Precedence precedence,
        boolean function,
        List<String> aliases,
        List<Parameter> parameters,
        Optional<Parameter> rest,
        int minRest,
        String meaning,
        String definition,
        String missing,
        String example) {

    /// An operator called by its name.
    static OperatorRow called(Category category, Parameter... parameters) {
        return new OperatorRow(
                category,
                Optional.empty(),
                Precedence.ATOM,
                true,
                List.of(),
                List.of(parameters),
                Optional.empty(),
                0,
                "",
                "",
                "where an operand is",
                "");
    }

    /// An operator written as a sign between, or before, its operands.
    static OperatorRow written(
            Category category, String sign, Precedence precedence, Parameter... parameters) {
        return new OperatorRow(
                category,
                Optional.of(sign),
                precedence,
                false,
                List.of(),
                List.of(parameters),
                Optional.empty(),
                0,
                "",
                "",
                "where an operand is",
                "");
    }

    OperatorRow alsoFunction() {
        return new OperatorRow(
                category,
                sign,
                precedence,
                true,
                aliases,
                parameters,
                rest,
                minRest,
                meaning,
                definition,
                missing,
                example);
    }

    OperatorRow alias(String alias) {
        return new OperatorRow(
                category,
                sign,
                precedence,
                function,
                List.of(alias),
                parameters,
                rest,
                minRest,
                meaning,
                definition,
                missing,
                example);
    }

    /// Any number of further arguments, at least `min`.
    OperatorRow rest(Parameter parameter, int min) {
        return new OperatorRow(
                category,
                sign,
                precedence,
                function,
                aliases,
                parameters,
                Optional.of(parameter),
                min,
                meaning,
                definition,
                missing,
                example);
    }

    /// What it gives, in words; `{window}` stands for the argument of that name.
    OperatorRow means(String text) {
        return new OperatorRow(
                category,
                sign,
                precedence,
                function,
                aliases,
                parameters,
                rest,
                minRest,
                text,
                definition,
                missing,
                example);
    }

    /// What it gives, as a formula.
    OperatorRow is(String text) {
        return new OperatorRow(
                category,
                sign,
                precedence,
                function,
                aliases,
                parameters,
                rest,
                minRest,
                meaning,
                text,
                missing,
                example);
    }

    /// When the result is missing: words that follow "missing".
    OperatorRow missing(String text) {
        return new OperatorRow(
                category,
                sign,
                precedence,
                function,
                aliases,
                parameters,
                rest,
                minRest,
                meaning,
                definition,
                text,
                example);
    }

    OperatorRow like(String text) {
        return new OperatorRow(
                category,
                sign,
                precedence,
                function,
                aliases,
                parameters,
                rest,
                minRest,
                meaning,
                definition,
                missing,
                text);
    }
}
