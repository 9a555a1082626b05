package dev.alphatrail.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Any bytes are a formula that everything can be told of, or a complaint with a place.
///
/// More of it: `mvn test -Dtest=FormulaFuzzTest -Djqwik.tries.default=1000000`.
class FormulaFuzzTest {
    private static final FormulaLimits WIDE = new FormulaLimits(100_000, 200, 10_000, 10_000_000);

    @Property
    void anyBytes(@ForAll byte[] bytes) {
        holdsOf(new String(bytes, StandardCharsets.UTF_8));
        holdsOf(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Property
    void anySoupOfWords(@ForAll("soups") String text) {
        holdsOf(text);
    }

    @Property
    void anyGoodFormulaWithACharacterTooManyOrTooFew(
            @ForAll("examples") String text, @ForAll int place, @ForAll char other) {
        int at = Math.floorMod(place, text.length());
        holdsOf(text.substring(0, at) + text.substring(at + 1));
        holdsOf(text.substring(0, at) + other + text.substring(at));
        holdsOf(text.substring(0, at) + text.substring(0, at) + text.substring(at));
    }

    private static void holdsOf(String text) {
        Formula formula;
        try {
            formula = Formula.parse(text);
        } catch (FormulaException fault) {
            assertTrue(fault.span().end() <= text.length(), text);
            assertEquals(3, fault.withCaret().lines().count());
            return;
        }
        Vocabulary all = new Vocabulary(formula.fields(), formula.groupings());
        formula.explain();
        formula.dimension().title();
        formula.hash();
        String identity = formula.identity();
        assertEquals(identity, Formula.parse(identity, WIDE).identity());
        Similarity similarity = new Similarity();
        assertEquals(1.0, Similarity.share(similarity.form(formula), similarity.form(formula)));
        try {
            for (Finding finding : formula.lint(all, 100)) {
                assertTrue(finding.span().end() <= text.length(), finding.line());
            }
        } catch (FormulaException fault) {
            // a name that is a field here and a grouping there
            assertTrue(fault.span().end() <= text.length(), text);
        } catch (IllegalArgumentException fault) {
            assertTrue(fault.getMessage().contains("both a field and a grouping"), text);
        }
    }

    @Provide
    Arbitrary<String> examples() {
        return Arbitraries.of(Operator.values()).map(Operator::example);
    }

    @Provide
    Arbitrary<String> soups() {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "(",
                                ")",
                                ",",
                                "?",
                                ":",
                                "+",
                                "-",
                                "*",
                                "/",
                                "**",
                                "^",
                                "%",
                                "<",
                                "<=",
                                "==",
                                "!=",
                                "=",
                                "and",
                                "or",
                                "not",
                                "$close",
                                "close",
                                "volume",
                                "sector",
                                "returns",
                                "vwap",
                                "adv20",
                                "1",
                                "0",
                                "5",
                                "2.5",
                                "999999999",
                                "1e400",
                                ".",
                                "x=",
                                "\n",
                                "é",
                                "\0"));
        for (Operator operator : Operator.values()) {
            words.add(operator.id() + "(");
            operator.aliases().forEach(alias -> words.add(alias + "("));
        }
        return Arbitraries.of(words).list().ofMaxSize(25).map(list -> String.join(" ", list));
    }
}
