package dev.alphatrail.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaLimits;
import dev.alphatrail.formula.Identity;
import dev.alphatrail.formula.Operator;
import dev.alphatrail.panel.Panel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Formulas of one identity have the same values, to the bit.
class IdentityKeepsValuesTest {
    private static final FormulaLimits WIDE = new FormulaLimits(100_000, 200, 10_000, 10_000_000);

    /// Formulas that the documentation calls the same.
    private static final List<String> SYNONYMS =
            List.of(
                    "abs(-{x}) = abs({x})",
                    "inverse({x}) = 1 / {x}",
                    "group_rank({x}, 1) = rank({x})",
                    "group_demean({x}, 1) = demean({x})",
                    "normalize({x}) = demean({x})",
                    "group_zscore({x}, 3) = zscore({x})",
                    "normalize({x}, 1) = zscore({x})",
                    "ts_quantile({x}, {d}, 0.5) = ts_median({x}, {d})",
                    "quantile_by({x}, 0) = quantile({x})",
                    "kth_element({x}, {d}, 1) = ts_backfill({x}, {d})",
                    "where(is_nan({x}), 0, {x}) = nan_to_num({x})",
                    "ts_sum(is_nan({x}), {d}) = ts_count_nans({x}, {d})");

    /// What rules look for is rare among random formulas, so these are made of few leaves and of
    /// the operators that rules speak of.
    @Property(tries = 1_000)
    void anyFormulaHasTheValuesOfItsIdentity(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Expr formula = random.nextBoolean() ? Exprs.random(4, random) : simple(5, random);
        Expr same = Identity.of(formula);
        assertEquals(same, Identity.of(same), "the form of a form is itself");
        Panel panel = RandomPanel.of(random.nextInt(1, 30), random.nextInt(1, 9), random);
        FactorEngine engine = new FactorEngine(panel);
        assertEquals(engine.evaluate(formula), engine.evaluate(same), () -> formula + "\n" + same);
    }

    @Property(tries = 1_000)
    void twoNamesOfOneFactorHaveItsValues(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String x = Texts.of(simple(random.nextInt(4), random));
        boolean wide =
                random.nextInt(8) == 0; // enough for kernels that take several values at once
        int dates = wide ? 90 : 30;
        int names = wide ? 300 : 9;
        int days = random.nextInt(1, wide ? 60 : 9);
        for (String pair : SYNONYMS) {
            String[] two =
                    pair.replace("{x}", "(" + x + ")").replace("{d}", "" + days).split(" = ");
            Formula one = Formula.parse(two[0], WIDE);
            Formula other = Formula.parse(two[1], WIDE);
            assertEquals(one.identity(), other.identity());
            Panel panel =
                    RandomPanel.of(random.nextInt(1, dates), random.nextInt(1, names), random);
            FactorEngine engine = new FactorEngine(panel);
            assertEquals(
                    engine.evaluate(one.root()),
                    engine.evaluate(other.root()),
                    () -> one + "\n" + other);
        }
    }

    @Property(tries = 1_000)
    void whatMaySwapPlacesDoes(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Expr formula = simple(5, random);
        assertEquals(Identity.of(formula), Identity.of(swapped(formula, random)));
    }

    @Property(tries = 300)
    void theTextOfAnIdentityParsesBackToIt(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String text = Formula.parse(Texts.of(simple(5, random)), WIDE).identity();
        assertEquals(text, Formula.parse(text, WIDE).identity());
        assertEquals(text, Formula.parse(text, WIDE).canonical());
    }

    @Property(tries = 200)
    void otherWindowsAreOtherFactors(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Expr x = simple(3, random);
        Expr one = Exprs.call(Operator.TS_MEAN, x, Exprs.num(random.nextInt(2, 50)));
        Expr other = Exprs.call(Operator.TS_MEAN, x, Exprs.num(random.nextInt(50, 99)));
        assertNotEquals(Identity.of(one), Identity.of(other));
    }

    @Property(tries = 100)
    void deepFormulasDoNotGrow(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Expr formula = Exprs.field("a");
        for (int level = 0; level < 150; level++) {
            formula =
                    random.nextBoolean()
                            ? Exprs.call(Operator.POWER, formula, Exprs.num(random.nextInt(1, 4)))
                            : Exprs.call(Operator.NEG, formula);
        }
        assertTrue(size(Identity.of(formula)) <= size(formula));
    }

    private static int size(Expr expr) {
        return expr instanceof Expr.Call(_, List<Expr> args, _)
                ? 1 + args.stream().mapToInt(IdentityKeepsValuesTest::size).sum()
                : 1;
    }

    /// A formula of the operators that rules speak of, over `a`, `b` and small numbers.
    static Expr simple(int depth, SplittableRandom random) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return switch (random.nextInt(8)) {
                case 0 -> Exprs.num(random.nextInt(3));
                case 1 -> Exprs.num(new double[] {0.5, 0.25, 3, 1e300, 1e-300}[random.nextInt(5)]);
                case 2, 3 -> Exprs.field("b");
                default -> Exprs.field("a");
            };
        }
        Operator[] spokenOf = {
            Operator.ADD,
            Operator.SUB,
            Operator.MUL,
            Operator.DIV,
            Operator.NEG,
            Operator.NEG,
            Operator.ADD,
            Operator.SUB,
            Operator.MUL,
            Operator.POWER,
            Operator.ABS,
            Operator.SIGN,
            Operator.RANK,
            Operator.DELAY,
            Operator.TS_DELTA,
            Operator.RETURNS,
            Operator.TS_MEAN,
            Operator.TS_CORR,
            Operator.TS_COV,
            Operator.WHERE,
            Operator.NOT,
            Operator.NOT,
            Operator.GT,
            Operator.LT,
            Operator.GE,
            Operator.LE,
            Operator.EQ,
            Operator.NE,
            Operator.AND,
            Operator.OR,
            Operator.MAXIMUM,
            Operator.MINIMUM,
            Operator.CLIP,
            Operator.SAFE_DIV,
            Operator.SQRT,
            Operator.SMA,
            Operator.REL_VOLUME,
            Operator.INVERSE,
            Operator.IS_NAN,
            Operator.TS_SUM
        };
        Operator op = spokenOf[random.nextInt(spokenOf.length)];
        if (op == Operator.POWER) {
            double[] exponents = {1, 2, 3, 0.5, 0, 1.5};
            Expr exponent = Exprs.num(exponents[random.nextInt(exponents.length)]);
            return Exprs.call(
                    op,
                    simple(depth - 1, random),
                    random.nextInt(3) == 0 ? Exprs.call(Operator.NEG, exponent) : exponent);
        }
        if (op == Operator.SAFE_DIV) {
            return Exprs.call(
                    op,
                    simple(depth - 1, random),
                    simple(depth - 1, random),
                    Exprs.num(random.nextInt(2)));
        }
        Expr shared = simple(depth - 1, random);
        return Exprs.call(
                op,
                () -> random.nextInt(3) == 0 ? shared : simple(depth - 1, random),
                random.nextInt(2, 5),
                random);
    }

    /// The formula with operands of `+ * == != and or`, of maximum, minimum, correlation and
    /// covariance swapped here and there.
    private static Expr swapped(Expr expr, SplittableRandom random) {
        if (!(expr instanceof Expr.Call(Operator op, List<Expr> args, _))) {
            return expr;
        }
        List<Expr> other = new ArrayList<>();
        args.forEach(arg -> other.add(swapped(arg, random)));
        boolean may =
                switch (op) {
                    case ADD, MUL, EQ, NE, AND, OR, MAXIMUM, MINIMUM, TS_CORR, TS_COV -> true;
                    default -> false;
                };
        if (may && random.nextBoolean()) {
            other.set(0, other.set(1, other.get(0)));
        }
        return Exprs.call(op, other.toArray(Expr[]::new));
    }
}
