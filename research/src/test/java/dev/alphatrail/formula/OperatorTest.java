package dev.alphatrail.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

class OperatorTest {
    private static final Path PAGE = Path.of("../docs/factor-language.md");
    private static final String BEGIN =
            "<!-- begin: operators, written from the table Operator -->\n";
    private static final String END = "<!-- end: operators -->\n";

    @ParameterizedTest
    @EnumSource
    void everyRowIsFilled(Operator operator) {
        assertFalse(operator.meaning().isBlank());
        assertFalse(operator.definition().isBlank());
        assertFalse(operator.missing().isBlank());
        assertFalse(operator.parameters().isEmpty());
        assertTrue(operator.isFunction() || operator.sign().isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void theExampleUsesTheOperatorAndHasNothingToFind(Operator operator) {
        Formula example = Formula.parse(operator.example());
        assertTrue(uses(example.root(), operator), operator.example());
        Vocabulary all = new Vocabulary(example.fields(), example.groupings());
        assertTrue(
                example.lint(all, 1_000).stream()
                        .noneMatch(f -> f.severity() != Finding.Severity.NOTE),
                () -> example.lint(all, 1_000).toString());
    }

    @ParameterizedTest
    @EnumSource
    void namesAreFoundAndSignsAreNot(Operator operator) {
        assertEquals(
                operator.isFunction(),
                OperatorNames.named(operator.id()).filter(o -> o == operator).isPresent());
    }

    @Test
    void noNameStandsForTwoOperators() {
        Set<String> seen = new HashSet<>();
        for (Operator operator : Operator.values()) {
            assertTrue(seen.add(operator.id()), operator.id());
            operator.aliases().forEach(alias -> assertTrue(seen.add(alias), alias));
        }
    }

    @Test
    void theDocumentationHasExactlyThisTable() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertTrue(
                begin >= BEGIN.length() && end >= begin,
                PAGE + " has no part between " + BEGIN + " and " + END);
        String wanted = "\n" + OperatorReference.markdown();
        if (!wanted.equals(page.substring(begin, end))) {
            Path whole = Path.of("target/factor-language.md");
            Files.writeString(whole, page.substring(0, begin) + wanted + page.substring(end));
            assertEquals(
                    wanted,
                    page.substring(begin, end),
                    "the page differs from the table: copy research/" + whole + " to docs/");
        }
    }

    @Test
    void theListForTheTerminalNamesEveryOperatorOnALineOfItsOwn() {
        for (Operator operator : Operator.values()) {
            String start = "  " + operator.signature() + "  ";
            assertEquals(
                    1,
                    OperatorReference.text().lines().filter(line -> line.startsWith(start)).count(),
                    start);
        }
    }

    @Test
    void oneOperatorIsToldInFull() {
        assertEquals(
                """
                winsorize(x, p = 0.01)
                  x held between the day's p quantile and the opposite one
                  defined as  clip to the quantiles p and 1 - p, interpolated linearly (Hyndman-Fan type 7)
                  arguments   0 <= p < 0.5
                  look-back   0
                  missing     where x is
                  scope       Per date, over the instruments that have a value that day.
                  example     winsorize(returns(close, 5), 0.05)
                """,
                OperatorReference.text(Operator.WINSORIZE));
    }

    private static boolean uses(Expr expr, Operator operator) {
        return expr instanceof Expr.Call(Operator used, var args, _)
                && (used == operator || args.stream().anyMatch(arg -> uses(arg, operator)));
    }
}
