package dev.alphatrail.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

class FactorLibraryTest {
    @Test
    void everyLibraryHasAllItsFormulas() {
        assertEquals(
                IntStream.rangeClosed(1, 101)
                        .mapToObj(i -> String.format(Locale.ROOT, "alpha%03d", i))
                        .toList(),
                names("alpha101"));
        assertEquals(158, names("alpha158").size());
        assertEquals(360, names("alpha360").size());
        assertTrue(FactorLibrary.builtIn("alpha102").isEmpty());
    }

    @Test
    void aLibrarySaysWhereItComesFrom() {
        assertTrue(FactorLibrary.builtIn("alpha101").orElseThrow().about().contains("Kakushadze"));
    }

    @Test
    void whatAFormulaDefinesIsNotItsName() {
        FormulaList list =
                FormulaList.of(
                        """
                        g = bucket(volume, 10); group_rank(close, g)
                        mine: g = bucket(volume, 10); group_rank(close, g)
                        mom = returns(close, 20);
                        """);
        assertEquals(
                List.of(
                        new NamedFormula("f001", "g = bucket(volume, 10); group_rank(close, g)", 1),
                        new NamedFormula("mine", "g = bucket(volume, 10); group_rank(close, g)", 2),
                        new NamedFormula("mom", "returns(close, 20);", 3)),
                list.formulas());
    }

    @Test
    void definitionsBelongToTheFormulaBelowThatUsesThem() {
        assertEquals(
                List.of(
                        new NamedFormula(
                                "f001",
                                "g = bucket(rank(volume), range=\"0,1,0.1\");\n\n\n"
                                        + "group_rank(close, g)",
                                1),
                        new NamedFormula("a", "rank(close);", 5),
                        new NamedFormula("b", "rank(volume);", 6)),
                FormulaList.of(
                                """
                                g = bucket(rank(volume), range="0,1,0.1");

                                # groups of equal turnover
                                group_rank(close, g)
                                a = rank(close);
                                b = rank(volume);
                                """)
                        .formulas());
    }

    @Test
    void aFormulaBelowItsDefinitionsKeepsItsName() {
        assertEquals(
                List.of(
                        new NamedFormula(
                                "size_rank",
                                "g = bucket(volume, 10);\nh = g + 1;\ngroup_rank(close, h)",
                                1),
                        new NamedFormula("mom", "returns(close, 20)", 4)),
                FormulaList.of(
                                """
                                g = bucket(volume, 10); # of equal turnover
                                h = g + 1; // never 0
                                size_rank = group_rank(close, h)
                                mom: returns(close, 20) # a month
                                """)
                        .formulas());
    }

    @Test
    void whatOnlyLooksLikeAUseIsNone() {
        assertEquals(
                List.of(
                        new NamedFormula("rank", "rank(close);", 1),
                        new NamedFormula("mom", "rank(open);", 2),
                        new NamedFormula("mom-2", "rank(volume) /* (mom */", 3),
                        new NamedFormula("f004", "rank(low)", 4)),
                FormulaList.of(
                                """
                                rank = rank(close);
                                mom = rank(open);
                                mom-2 = rank(volume) /* (mom */
                                rank(low)
                                """)
                        .formulas());
    }

    @Test
    void aLineOfManyWordsIsOneFormula() {
        String words = "a ".repeat(100_000).strip();
        assertEquals(
                List.of(new NamedFormula("f001", words, 1), new NamedFormula("b", "close", 2)),
                FormulaList.of(words + "\nb = close").formulas());
    }

    @Test
    void anUnclosedFormulaDoesNotSwallowThoseBelow() {
        assertEquals(
                List.of(
                        new NamedFormula("f001", "rank(close", 1),
                        new NamedFormula("f002", "rank(open)", 2),
                        new NamedFormula("f003", "rank((low\n  + high)\n  / 2)", 3)),
                FormulaList.of(
                                """
                                rank(close
                                rank(open)
                                rank((low
                                  + high)
                                  / 2)
                                """)
                        .formulas());
    }

    @Test
    void aFormulaGoesOnWhileAParenthesisIsOpen() {
        assertEquals(
                List.of(
                        new NamedFormula("Alpha1", "rank(\n  ts_mean(close,\n10))", 1),
                        new NamedFormula("my_factor", "rank(close", 4),
                        new NamedFormula("a_b", "rank(open)", 5)),
                FormulaList.of(
                                """
                                Alpha#1: rank(
                                  ts_mean(close,
                                10))
                                my factor = rank(close
                                a.b = rank(open)
                                """)
                        .formulas());
    }

    @Test
    void aListHasNamesCommentsAndFormulasThatLookLikeNames() {
        FormulaList list =
                FormulaList.of(
                        """
                        # mine,
                        # of May

                        mom = returns(close, 20)
                        Alpha#6: (-1 * correlation(open, volume, 10))
                        close == open
                        close > open ? 1 : -1
                        // a remark
                        mom = rank(close)
                        """);
        assertEquals("mine, of May", list.about());
        assertEquals(
                List.of(
                        new NamedFormula("mom", "returns(close, 20)", 4),
                        new NamedFormula("Alpha6", "(-1 * correlation(open, volume, 10))", 5),
                        new NamedFormula("f003", "close == open", 6),
                        new NamedFormula("f004", "close > open ? 1 : -1", 7),
                        new NamedFormula("mom_2", "rank(close)", 9)),
                list.formulas());
    }

    private static List<String> names(String library) {
        return FactorLibrary.builtIn(library).orElseThrow().formulas().stream()
                .map(NamedFormula::name)
                .toList();
    }
}
