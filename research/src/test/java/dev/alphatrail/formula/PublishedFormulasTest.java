package dev.alphatrail.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Formulas as they are written in forums and manuals, with what is peculiar to them: bounds and
/// words in quotes, definitions, comments, `nan`.
class PublishedFormulasTest {
    private static final Vocabulary MARKET =
            new Vocabulary(
                    new TreeSet<>(Set.of("open", "high", "low", "close", "volume")),
                    new TreeSet<>(Set.of("sector")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    bucket(rank(close), range="0, 1, 0.25") | cut(rank(close), 0, 0.25, 0.5, 0.75, 1)
                    bucket(rank(close), range='0.1,1,0.4') | cut(rank(close), 0.1, 0.5, 0.9, 1)
                    bucket(close, range=“-1, 1, .5”) | cut(close, -1, -0.5, 0, 0.5, 1)
                    Bucket(volume, buckets = "2,5,6,7,10") | cut(volume, 2, 5, 6, 7, 10)
                    bucket(close, buckets="1,2", skipBegin=true) | mask(cut(close, 1, 2), cut(close, 1, 2) > 0)
                    bucket(close, buckets="1,2", skipEnd=TRUE) | mask(cut(close, 1, 2), cut(close, 1, 2) < 2)
                    bucket(close, buckets="1", skipBoth=True) | mask(mask(cut(close, 1), cut(close, 1) > 0), cut(close, 1) < 1)
                    bucket(close, buckets="1,2", NaNGroup=True) | where(is_nan(close), 3, cut(close, 1, 2))
                    bucket(close, buckets="1,2", skipBoth=False, NANGroup=False) | cut(close, 1, 2)
                    quantile(close, driver=gaussian) | quantile(close) * 1
                    quantile(close, driver="cauchy", sigma=0.5) | quantile_by(close, 1) * 0.5
                    quantile(close, driver=Uniform) | quantile_by(close, 2) * 1
                    ts_quantile(close, 20) | ts_quantile_by(close, 20, 0)
                    ts_quantile(close, 20, driver="cauchy") | ts_quantile_by(close, 20, 1)
                    ts_quantile(close, 20, 0.9) | ts_quantile(close, 20, 0.9)
                    normalize(close, useStd=True, limit=3.0) | normalize(close, 1, 3)
                    ts_decay_linear(close, 10, dense=True) | ts_decay_linear(close, 10)
                    add(close, open, filter=true) | nan_to_num(close, 0) + nan_to_num(open, 0)
                    if_else(close > open, volume, nan) | mask(volume, close > open)
                    close > open ? NaN : volume | mask(volume, not close > open)
                    ts_regression(close, ts_step(1), 60, rettype=2) | ts_regression(close, ts_step(1), 60, 0, 2)
                    group_rank(close, densify(sector)) | group_rank(close, sector)
                    group_rank(close, market) | group_rank(close, 1)
                    group_rank(close, densify(market)) | group_rank(close, 1)
                    group_rank(close, volume) | group_rank(close, densify(volume))
                    group_rank(close, densify(volume)) | group_rank(close, densify(volume))
                    group_rank(close, returns) | group_rank(close, densify(returns(close, 1)))
                    kth_element(close, 252, k=1, ignore="NAN") | kth_element(close, 252, 1)
                    /* why */ -ts_delta(close, 5); | -ts_delta(close, 5)
                    my_group = bucket(rank(volume), buckets="0.5"); group_rank(close, my_group) | group_rank(close, cut(rank(volume), 0.5))
                    X = 5; a = ts_mean(close, X); a = a / close; rank(a) + a; | rank(ts_mean(close, 5) / close) + ts_mean(close, 5) / close
                    """)
    void thisMeansThat(String written, String canonical) {
        Formula formula = Formula.parse(written).on(MARKET);
        assertEquals(canonical, formula.canonical());
        assertEquals(canonical, Formula.parse(canonical).canonical());
    }

    @Test
    void aColumnCalledMarketStandsBeforeEverybody() {
        Set<String> market = Set.of("market");
        Vocabulary grouping = new Vocabulary(new TreeSet<>(Set.of("close")), new TreeSet<>(market));
        Formula formula = Formula.parse("group_rank(close, densify(market))").on(grouping);
        assertEquals("group_rank(close, market)", formula.canonical());
        assertEquals(market, formula.groupings());
        Vocabulary field =
                new Vocabulary(new TreeSet<>(Set.of("close", "market")), new TreeSet<>());
        assertEquals(
                "group_rank(close, densify(market))",
                Formula.parse("group_rank(close, market)").on(field).canonical());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    bucket(close, range="0,1") | a range is three numbers, start, end and step: write range="0, 1, 0.1" (column 21)
                    bucket(close, range="1,0,0.1") | a range goes up: write a start below the end and a step above 0 (column 21)
                    bucket(close, range="0,1,0") | a range goes up: write a start below the end and a step above 0 (column 21)
                    bucket(close, range="0,1,1e-3") | '1e-3' is no number of at most 15 digits (column 21)
                    bucket(close, range="0,1,0.001") | a range has at most 200 steps: write a larger step (column 21)
                    bucket(close, range=0.1) | these numbers stand in quotes: write range="0, 1, 0.1" or buckets="2, 5, 6" (column 21)
                    bucket(close, buckets="5,2") | the bounds of buckets ascend: put the smaller first (column 23)
                    bucket(close, buckets="5", skipBoth=maybe) | the skipBoth of bucket is true or false (column 37)
                    quantile(close, driver=laplace) | the driver of quantile can only be gaussian or cauchy or uniform here, not 'laplace': leave it out (column 24)
                    winsorize(close, std="x") | a text in quotes has no value here: leave the quotes out (column 22)
                    winsorize(close, std=N) | names are in lower case: write 'n' (column 22)
                    ts_mean(close, "5") | a text in quotes stands only behind the name of an argument, as in driver="gaussian" (column 16)
                    rank("close | this quote is never closed: add another (column 6)
                    rank(close) /* why | this comment is never closed: add */ (column 13)
                    rank(close); rank(open) | only definitions, name = expression; stand before the factor (column 12)
                    a = rank(close); | definitions stand before the factor, and here is none: add it, such as a (column 17)
                    a = rank(close) rank(open); a | a definition ends with ';': write name = expression; (column 17)
                    close = open | '=' compares nothing: write == for equal (column 7)
                    rank($and) | 'and' is a word of the language and names nothing (column 6)
                    rank(nan) | there is no field 'nan': a missing value is only written as a branch, where(c, x, nan), or mask(x, c) (column 6)
                    group_rank(close, exchange) | there is no grouping 'exchange': add a column of this name to the sector file (market.sectors) (column 19)
                    group_rank(close, adv20) | there is no grouping 'adv20': groupings are sector (column 19)
                    """)
    void thisIsRefused(String written, String message) {
        FormulaException e =
                assertThrows(FormulaException.class, () -> Formula.parse(written).on(MARKET));
        assertEquals(message, e.getMessage());
    }

    @Test
    void anOperatorThatWasNotTakenOverSaysWhy() {
        for (String written :
                List.of(
                        "ts_target_tvr_decay(close, target_tvr=0.1)",
                        "vec_avg(close)",
                        "generate_stats(close)",
                        "group_cartesian_product(sector, sector)")) {
            FormulaException e =
                    assertThrows(
                            FormulaException.class, () -> Formula.parse("rank(" + written + ")"));
            assertTrue(e.getMessage().contains("is not supported: "), e.getMessage());
            assertEquals(new Span(5, 5 + written.indexOf('(')), e.span());
        }
    }

    @Test
    void whatIsDefinedAndNotUsedIsTold() {
        assertEquals(
                List.of("'x' is defined and not used: leave it out (column 8)"),
                Formula.parse("a = 5; x = 6; ts_mean(close, a)").readings().stream()
                        .map(Finding::line)
                        .toList());
    }

    @Test
    void anErrorInADefinitionPointsThere() {
        FormulaException e =
                assertThrows(
                        FormulaException.class,
                        () -> Formula.parse("a = rank(clsoe); a + a").on(MARKET));
        assertEquals(new Span(9, 14), e.span());
    }

    @Test
    void definitionsThatDoubleEachOtherAreStoppedByTheLimitOfParts() {
        StringBuilder text = new StringBuilder("a = close;");
        for (int i = 0; i < 60; i++) {
            text.append("a = a + a;");
        }
        FormulaLimits wide = new FormulaLimits(10_000, 100, 10_000, 1_000);
        FormulaException e =
                assertThrows(
                        FormulaException.class, () -> Formula.parse(text.append('a') + "", wide));
        assertTrue(e.getMessage().contains("max_nodes"), e.getMessage());
    }
}
