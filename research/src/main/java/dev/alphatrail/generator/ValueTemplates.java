package dev.alphatrail.generator;

import static dev.alphatrail.generator.TemplateRows.NO_WINDOW;

import java.util.ArrayList;
import java.util.List;

/// Value templates: one measure for each field name by which accounting data commonly come, and
/// what is made of it.
final class ValueTemplates {
    private static final List<Integer> WINDOWS = List.of(20, 60, 120, 250);

    /// A measure that is high where a name is cheap.
    ///
    /// @param stem what the names of its templates begin with
    /// @param formula one call, high where cheap; or one with a minus
    /// @param words what it measures
    private record Measure(String stem, String formula, String words, String source) {}

    private static final String BOOK = "Rosenberg, Reid and Lanstein 1985; Fama and French 1992";
    private static final String EARNINGS = "Basu 1977";
    private static final String SALES = "Barbee, Mukherji and Raines 1996";
    private static final String DIVIDENDS = "Litzenberger and Ramaswamy 1979";
    private static final String SIZE = "Banz 1981";

    private static final List<Measure> MEASURES =
            List.of(
                    new Measure(
                            "book_to_market", "winsorize(book_to_market)", "book to market", BOOK),
                    new Measure("book_to_price", "winsorize(book_to_price)", "book to price", BOOK),
                    new Measure("book_to_pb", "safe_div(1, pb)", "book to price", BOOK),
                    new Measure(
                            "earnings_yield",
                            "winsorize(earnings_yield)",
                            "earnings yield",
                            EARNINGS),
                    new Measure("earnings_to_pe", "safe_div(1, pe)", "earnings yield", EARNINGS),
                    new Measure(
                            "earnings_to_pe_ratio",
                            "safe_div(1, pe_ratio)",
                            "earnings yield",
                            EARNINGS),
                    new Measure(
                            "earnings_per_price",
                            "safe_div(eps, raw_close)",
                            "earnings per share to price",
                            EARNINGS),
                    new Measure(
                            "earnings_to_cap",
                            "safe_div(earnings, cap)",
                            "earnings to market value",
                            EARNINGS),
                    new Measure(
                            "earnings_to_market_cap",
                            "safe_div(earnings, market_cap)",
                            "earnings to market value",
                            EARNINGS),
                    new Measure("sales_to_ps", "safe_div(1, ps)", "sales to price", SALES),
                    new Measure(
                            "sales_to_cap", "safe_div(sales, cap)", "sales to market value", SALES),
                    new Measure(
                            "dividend_yield",
                            "winsorize(dividend_yield)",
                            "dividend yield",
                            DIVIDENDS),
                    new Measure("small_cap", "-log(cap)", "smallness by market value", SIZE),
                    new Measure(
                            "small_market_cap",
                            "-log(market_cap)",
                            "smallness by market value",
                            SIZE));

    private ValueTemplates() {}

    static List<Template> all() {
        List<Template> rows = new ArrayList<>();
        for (Measure measure : MEASURES) {
            rows.addAll(rowsOf(measure));
        }
        return List.copyOf(rows);
    }

    private static List<Template> rowsOf(Measure measure) {
        TemplateRows rows = new TemplateRows(Family.VALUE);
        String stem = measure.stem();
        String words = measure.words();
        rows.add(
                stem,
                measure.formula(),
                NO_WINDOW,
                NO_WINDOW,
                "Names with much " + words + " earn more",
                measure.source());
        rows.add(
                stem + "_against_own_{d}d",
                "ts_zscore(" + measure.formula() + ", {d})",
                WINDOWS,
                NO_WINDOW,
                "Names whose "
                        + words
                        + " is high against their own {d} days are cheap for what they are",
                "after " + measure.source());
        rows.add(
                stem + "_gained_{d}d",
                "ts_delta(" + measure.formula() + ", {d})",
                WINDOWS,
                NO_WINDOW,
                "Names whose "
                        + words
                        + " rose over {d} days became cheaper than their accounts explain",
                "after " + measure.source());
        rows.add(
                stem + "_in_sector",
                "group_demean(" + measure.formula() + ", sector)",
                NO_WINDOW,
                NO_WINDOW,
                "Names with more " + words + " than their sector are cheap among their like",
                "after " + measure.source());
        rows.add(
                stem + "_after_falling_{d}d",
                "neutralize(" + measure.formula() + ", returns(close, {d}))",
                WINDOWS,
                NO_WINDOW,
                "Names with much "
                        + words
                        + ", freed of what the return of {d} days did to it, are cheap by their"
                        + " accounts",
                "after " + measure.source());
        return rows.list();
    }
}
