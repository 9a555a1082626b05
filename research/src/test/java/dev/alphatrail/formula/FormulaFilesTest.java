package dev.alphatrail.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The language by example: each `*.factor` file is a list of formulas with what they must give.
///
/// A case is a formula on one line and expectations on the lines below it; blank lines part the
/// cases, and the first block of a file says what it is about. Expectations: `tree`, `canonical`,
/// `lookback`, `nodes`, `depth`, `dimension`, `identity`, `error at COLUMN` (does not parse),
/// `check` (`ok`, or `at COLUMN` the complaint about a name), `lint` (`none`, or `SEVERITY at
/// COLUMN` one of the findings).
class FormulaFilesTest {
    private static final Path FILES = Path.of("src/test/resources/dev/alphatrail/formula");
    private static final Pattern BLANK_LINES = Pattern.compile("\n\n+");
    private static final Pattern EXPECTATION =
            Pattern.compile(
                    "// (?<key>[a-z]+)(?: (?<severity>error|warning|note))?(?: at"
                            + " (?<column>[0-9]+))?: (?<value>.+)");
    private static final Vocabulary VOCABULARY =
            new Vocabulary(
                    new TreeSet<>(Set.of("open", "high", "low", "close", "volume", "adv_20")),
                    new TreeSet<>(Set.of("sector")));
    private static final int DATES = 300;

    @TestFactory
    Stream<DynamicNode> everyFormulaGivesWhatItsFileSays() throws IOException {
        List<DynamicNode> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FILES)) {
            files.filter(file -> file.toString().endsWith(".factor"))
                    .sorted()
                    .forEach(file -> tests.addAll(cases(file)));
        }
        assertFalse(tests.isEmpty(), "no cases found");
        return tests.stream();
    }

    private static List<DynamicNode> cases(Path file) {
        return BLANK_LINES
                .splitAsStream(read(file))
                .skip(1)
                .map(block -> test(file, block.lines().toList()))
                .toList();
    }

    private static DynamicNode test(Path file, List<String> lines) {
        String formula = lines.getFirst();
        List<String> expectations = lines.subList(1, lines.size());
        return dynamicTest(
                file.getFileName() + ": " + formula,
                () -> {
                    assertFalse(expectations.isEmpty(), "a formula without an expectation");
                    for (String expectation : expectations) {
                        Matcher matcher = EXPECTATION.matcher(expectation);
                        if (!matcher.matches()) {
                            throw new IllegalArgumentException("no expectation: " + expectation);
                        }
                        hold(formula, matcher);
                    }
                });
    }

    private static void hold(String formula, Matcher expected) {
        String value = expected.group("value");
        switch (expected.group("key")) {
            case "tree" -> assertEquals(value, Trees.lisp(Formula.parse(formula).root()));
            case "canonical" -> assertEquals(value, Formula.parse(formula).canonical());
            case "lookback" -> assertEquals(value, "" + Formula.parse(formula).lookback());
            case "nodes" -> assertEquals(value, "" + Formula.parse(formula).nodes());
            case "identity" -> assertEquals(value, Formula.parse(formula).identity());
            case "dimension" -> assertEquals(value, Formula.parse(formula).dimension().title());
            case "depth" -> assertEquals(value, "" + Formula.parse(formula).depth());
            case "error" -> assertFault(expected, () -> Formula.parse(formula));
            case "check" -> check(Formula.parse(formula), expected);
            case "lint" -> lint(Formula.parse(formula), expected);
            default -> throw new IllegalArgumentException("no expectation: " + expected.group());
        }
    }

    private static void check(Formula formula, Matcher expected) {
        if (expected.group("value").equals("ok")) {
            formula.check(VOCABULARY);
        } else {
            assertFault(expected, () -> formula.check(VOCABULARY));
        }
    }

    private static void assertFault(Matcher expected, Runnable action) {
        FormulaException fault = assertThrows(FormulaException.class, action::run);
        String column = expected.group("column");
        assertEquals(expected.group("value") + " (column " + column + ")", fault.getMessage());
    }

    private static void lint(Formula formula, Matcher expected) {
        List<String> found =
                formula.lint(VOCABULARY, DATES).stream().map(FormulaFilesTest::shown).toList();
        if (expected.group("value").equals("none")) {
            assertEquals(List.of(), found);
        } else {
            String wanted =
                    expected.group("severity")
                            + " at "
                            + expected.group("column")
                            + ": "
                            + expected.group("value");
            assertEquals(
                    wanted, found.stream().filter(wanted::equals).findFirst().orElse("" + found));
        }
    }

    private static String shown(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT)
                + " at "
                + finding.span().column()
                + ": "
                + finding.message();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
