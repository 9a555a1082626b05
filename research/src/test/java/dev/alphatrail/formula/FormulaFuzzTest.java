package dev.alphatrail.formula;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Any text, and any that is nearly a formula, is one or is complained about.
///
/// More of it: `mvn test -Dtest=FormulaFuzzTest -Djqwik.tries.default=1000000`; `./dev fuzz` looks
/// for what these do not find.
class FormulaFuzzTest {
    @Property
    void anyBytes(@ForAll byte[] bytes) {
        FormulaClaims.hold(new String(bytes, StandardCharsets.UTF_8));
        FormulaClaims.hold(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Property
    void anyText(@ForAll String text) {
        FormulaClaims.hold(text);
    }

    @Property
    void anySoupOfWords(@ForAll("soups") List<String> words) {
        FormulaClaims.hold(String.join(" ", words));
        FormulaClaims.hold(String.join("", words));
    }

    @Property
    void anyGoodFormulaWithACharacterTooManyOrTooFew(
            @ForAll("examples") String text, @ForAll int place, @ForAll char other) {
        int at = Math.floorMod(place, text.length());
        FormulaClaims.hold(text.substring(0, at) + text.substring(at + 1));
        FormulaClaims.hold(text.substring(0, at) + other + text.substring(at));
        FormulaClaims.hold(text.substring(0, at) + text.substring(0, at) + text.substring(at));
    }

    @Provide
    Arbitrary<String> examples() {
        return Arbitraries.of(Operator.values()).map(Operator::example);
    }

    @Provide
    Arbitrary<List<String>> soups() {
        return Arbitraries.of(Pieces.all()).list().ofMaxSize(25);
    }
}
