package dev.alphatrail.marketdata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.math.BigDecimal;

class DecimalPropertyTest {
    private static double parse(String text) {
        char[] padded = ("7" + text + "7").toCharArray();
        return Decimal.parse(padded, 1, text.length());
    }

    @Property
    void readsDecimalsAsTheJdkDoes(@ForAll("decimals") String text) {
        assertEquals(Double.parseDouble(text), parse(text), () -> text);
    }

    @Property
    void readsWhatTheJdkPrints(@ForAll double value) {
        assertEquals(value, parse(Double.toString(value)));
        assertEquals(value, parse(new BigDecimal(value).toPlainString()) + 0.0 * value);
    }

    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(0).ofMaxLength(22);
        Arbitrary<String> whole = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(22);
        Arbitrary<String> sign = Arbitraries.of("", "-", "+");
        Arbitrary<String> exponent =
                Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, Arbitraries.just("")),
                        net.jqwik.api.Tuple.of(
                                1, Arbitraries.integers().between(-250, 250).map(e -> "e" + e)));
        return net.jqwik.api.Combinators.combine(
                        sign, whole, Arbitraries.of("", "."), digits, exponent)
                .as((s, w, point, d, e) -> s + w + (point.isEmpty() ? "" : "." + d) + e);
    }

    @Example
    void refusesEverythingThatIsNoFiniteDecimal() {
        for (String text :
                new String[] {
                    "",
                    ".",
                    "-",
                    "+",
                    "e5",
                    "1e",
                    "1e+",
                    "1e5.0",
                    "1..2",
                    "1 2",
                    "0x1",
                    "1f",
                    "1d",
                    "NaN",
                    "Infinity",
                    "١",
                    "1e400",
                    "--1"
                }) {
            assertEquals(Decimal.NO_NUMBER, parse(text), text);
        }
        assertEquals(0.5, parse(".5"));
        assertEquals(5, parse("5."));
        assertEquals(-0.0, parse("-0"));
        assertEquals(9007199254740992.0, parse("9007199254740993"));
    }
}
