package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaClaims;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.FormulaLimits;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.panel.Panel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/// What `./dev fuzz` tries with bytes of its own making: any bytes are a formula that is computed
/// over a small panel to numbers or nothing, or are refused. Jazzer finds [#fuzzerTestOneInput] by
/// its name; nothing of it is needed here.
public final class FormulaFuzz {
    private static final Panel PANEL = RandomPanel.of(12, 4, new SplittableRandom(7));
    private static final Vocabulary NAMES =
            new Vocabulary(PANEL.fieldNames(), PANEL.groupingNames());
    private static final FormulaLimits SMALL = new FormulaLimits(2_000, 32, 64, 60);

    private FormulaFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (FormulaClaims.hold(text).isEmpty()) {
            return;
        }
        Expr root;
        try {
            root = Formula.parse(text, SMALL).on(NAMES).root();
        } catch (FormulaException refused) {
            return;
        }
        for (double value : new FactorEngine(PANEL).evaluate(root).sharedValues()) {
            assertFalse(Double.isInfinite(value), text);
        }
    }

    /// What to begin with: a formula of each operator, over the fields of the panel.
    static List<String> seeds() {
        return List.of(Operator.values()).stream()
                .map(Operator::example)
                .map(text -> text.replaceAll("\\b(open|high|dollar_volume|book_to_market)\\b", "a"))
                .map(text -> text.replaceAll("\\b(low|volume)\\b", "b"))
                .toList();
    }

    /// Writes the seeds as files of a directory.
    public static void main(String[] args) throws IOException {
        Path corpus = Files.createDirectories(Path.of(args[0]));
        for (String seed : seeds()) {
            Files.writeString(corpus.resolve("seed-" + Integer.toHexString(seed.hashCode())), seed);
        }
    }
}
