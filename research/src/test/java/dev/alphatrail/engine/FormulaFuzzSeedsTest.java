package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.Vocabulary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What `./dev fuzz` begins with and what it once found, tried again.
class FormulaFuzzSeedsTest {
    private static final Path FOUND =
            Path.of("src/test/resources/dev/alphatrail/engine/formula-fuzz");

    static List<String> seeds() {
        return FormulaFuzz.seeds();
    }

    static List<Path> found() throws IOException {
        try (Stream<Path> files = Files.list(FOUND)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSeedIsAFormulaOverThePanelAndHolds(String seed) {
        Vocabulary names =
                new Vocabulary(new TreeSet<>(RandomPanel.FIELDS), new TreeSet<>(Set.of("sector")));
        assertDoesNotThrow(() -> Formula.parse(seed).check(names));
        FormulaFuzz.fuzzerTestOneInput(seed.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("found")
    void whatWasFoundOnceHolds(Path file) throws IOException {
        FormulaFuzz.fuzzerTestOneInput(Files.readAllBytes(file));
    }

    @Test
    void bytesThatAreNoFormulaAreRefused() {
        assertFalse(
                Stream.of("", "\0", "rank(")
                        .peek(text ->
                                FormulaFuzz.fuzzerTestOneInput(
                                        text.getBytes(StandardCharsets.UTF_8)))
                        .anyMatch(FormulaFuzzSeedsTest::isFormula));
    }

    private static boolean isFormula(String text) {
        try {
            Formula.parse(text);
            return true;
        } catch (FormulaException refused) {
            return false;
        }
    }
}
