package dev.alphatrail.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.SampleStudy;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.TrackingSection;
import dev.alphatrail.study.StudyResult;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

class PagesTest {
    private static final Configuration CONFIGURATION = SampleStudy.configuration();

    @Test
    void theSummaryBeginsWithWarningsThenIdeaHypothesisBestTableAndData() {
        assertEquals(
                List.of(
                        "# Summary",
                        "## Warnings",
                        "## Idea",
                        "## Hypothesis",
                        "## Best alpha",
                        "## Top 5 of 5 alphas",
                        "## Data",
                        "## Further"),
                headings(summary(SampleStudy.typical())));
    }

    @Test
    void theSummaryTellsTheBestAlphaInWordsFormulaAndFigures() {
        String summary = summary(SampleStudy.typical());
        assertContains(summary, "`a001`: Price trend. Winners keep winning for a while.");
        assertContains(summary, "Formula: `-rank(close)`");
        assertContains(
                summary,
                "net of costs: information ratio 1.50, return 4.53% a year at a volatility of"
                    + " 3.71%, deepest drawdown -5.12%, one-way turnover 12.34% a day, costs 2.1"
                    + " bps a day.");
        assertContains(
                summary, "Information coefficient 0.0123 (t 2.31), of ranks 0.0000 (t -0.40).");
        assertContains(
                summary,
                "positive in 1 of 2 splits; the sign was turned round by the train window in 1.");
        assertContains(summary, "It is the best of 4 that were evaluated");
    }

    @Test
    void anAlphaHeldTheOtherWayRoundIsSaidToContradictItsWords() {
        StudyResult turned =
                new SampleStudy().turned().passed("a1", "close", 1).select("a1").result();
        String line = "**Held the other way round in 2 of 2 splits";
        assertContains(summary(turned), line);
        assertContains(ReportMd.of(turned, CONFIGURATION), line);
        assertFalse(summary(SampleStudy.typical()).contains("Held the other way round"));
    }

    @Test
    void theSummaryCountsWhatWasFoundInTheData() {
        String summary = summary(SampleStudy.typical());
        assertContains(summary, "| duplicate rows     |     3 |");
        assertContains(summary, "Looked for and not found: high below low rows.");
        assertContains(summary, "- 3 rows repeat another one exactly (line 7)");
        assertContains(summary, "SHA-256 `" + "cd".repeat(32) + "`");
    }

    @Test
    void syntheticDataAreSaidLoudly() {
        String summary =
                summary(
                        new SampleStudy()
                                .synthetic()
                                .passed("a1", "close", 1)
                                .select("a1")
                                .result());
        assertTrue(summary.indexOf("> **SYNTHETIC DATA") < summary.indexOf("## Warnings"));
        assertContains(summary, "`synthetic-7` (**synthetic**: invented prices)");
    }

    @Test
    void theQuickLookSaysGrossOfCostsAndNothingOutOfSample() {
        String summary =
                summary(
                        new SampleStudy()
                                .quickLook()
                                .passed("a1", "close", 1)
                                .select("a1")
                                .result());
        assertContains(
                summary, "p2 was asked for, but the data hold no complete walk-forward split");
        assertContains(summary, "QUICK LOOK (p0): gross of costs, nothing out of sample.");
        assertContains(summary, "turnover %/h");
        assertFalse(summary.contains("Out of sample,"));
    }

    @Test
    void aQuickLookWithCostsDoesNotSayGross() {
        StudyResult quick =
                new SampleStudy().quickLook().passed("a1", "close", 1).select("a1").result();
        String summary = SummaryMd.of(quick, CONFIGURATION.withOverride("evaluation.cost_bps=2.5"));
        assertFalse(summary.contains("gross of costs"));
        assertContains(summary, "costs of only 2.5 bps of traded notional");
    }

    @Test
    void anEmptySelectionLeavesTheBestAlphaOut() {
        String summary =
                summary(
                        new SampleStudy()
                                .warn("no alpha passed the quality gates, so none was selected")
                                .rejected("a1", "close", 1, "coverage")
                                .result());
        assertContains(summary, "## Warnings\n\n- no alpha passed the quality gates");
        assertContains(summary, "None was selected. The table below shows what there was.");
    }

    @Test
    void aBestAlphaThatLosesIsWarnedOf() {
        String line = "- even the best alpha has no positive information ratio";
        assertContains(
                summary(new SampleStudy().passed("a1", "close", -0.1).select("a1").result()), line);
        assertFalse(summary(SampleStudy.typical()).contains(line));
        assertFalse(summary(new SampleStudy().failed("a1", "close", "no").result()).contains(line));
    }

    @Test
    void aStudyInWhichEverythingFailedStillHasItsPages() {
        StudyResult result =
                new SampleStudy().failed("a1", "rank(", "it ends too early (column 6)").result();
        assertContains(
                ReportMd.of(result, CONFIGURATION),
                "- `a1`: it ends too early (column 6). Formula: `rank(`");
        assertFalse(summary(result).contains("NaN"));
    }

    @Test
    void theReportGoesThroughEveryAlpha() {
        String report = ReportMd.of(SampleStudy.typical(), CONFIGURATION);
        assertEquals(
                List.of(
                        "# Report",
                        "## Warnings",
                        "## Idea and hypotheses",
                        "## All alphas",
                        "## Rejected by the gates",
                        "## Failed",
                        "## Alpha by alpha",
                        "### `a001` (selected)",
                        "### `a002` (selected)",
                        "### `a004` (rejected)",
                        "### `a003` (passed)",
                        "## Conventions",
                        "## Data",
                        "## Replay"),
                headings(report));
        assertContains(
                report, "| a004  | coverage\\_mean 0.3 is below min\\_coverage 0.5 | 0.20 |");
        assertContains(report, "5 alphas tried: 2 selected, 1 passed, 1 rejected, 1 failed.");
    }

    @Test
    void theReportShowsSplitsYearsCostsConstraintsAndExposures() {
        String report = ReportMd.of(SampleStudy.typical(), CONFIGURATION);
        assertContains(
                report,
                "| 0     | 2023-07-18 to 2023-11-20 | 2024-01-02 to 2024-01-03 | +    |     1.80"
                        + " |");
        assertContains(report, "| 2024 |    3 | 1.50 |     0.49 |");
        assertContains(report, "| impact cost                        | 0.25 |");
        assertContains(report, "| gross return                       | 6.67 |");
        assertContains(report, "2 of 12 formations");
        assertContains(
                report,
                "| largest weight %                            |  50.00 |            75.00 |");
        assertContains(
                report,
                "| largest net sector %                        |      - |                - |");
    }

    @Test
    void theReportStatesItsConventionsWithTheSettingsInEffect() {
        String report =
                ReportMd.of(
                        SampleStudy.typical(),
                        CONFIGURATION.withOverride("portfolio.execution_lag=2"));
        assertContains(report, "The factor value of day t is traded at the close of day t + 2");
        assertContains(report, "it is the Sharpe ratio of a self-financing book");
        assertContains(report, "neutral to beta, log adv; largest weight 10.00%; turnover cap off");
        assertContains(report, "Gates: coverage >= 50.00%.");
    }

    @Test
    void nothingOfOthersBecomesMarkup() {
        StudyResult result =
                new SampleStudy()
                        .idea("# <img src=x onerror=alert(1)> ![p](http://evil) | `x`")
                        .failed("a1", "``` | <b>\n# heading", "boom <i> | [x](y)")
                        .rejected("a2", "close", 1, "<u> | reason")
                        .result();
        Configuration configuration =
                CONFIGURATION.withFlag(
                        "--tag", TrackingSection.TAGS, "desk=` <b> [x](javascript:1)");
        for (String page :
                List.of(SummaryMd.of(result, configuration), ReportMd.of(result, configuration))) {
            String outsideCode =
                    page.replace("<run_id>", "run_id").replaceAll("(`+)(?!`).*?[^`]\\1(?!`)", "");
            assertFalse(outsideCode.matches("(?s).*(?<!\\\\)<[a-z].*"), outsideCode);
            assertFalse(outsideCode.matches("(?s).*(?<!\\\\)\\]\\(.*"), outsideCode);
            assertFalse(headings(page).contains("# heading"));
        }
    }

    @Test
    void pagesHoldNoPathOfTheUser() {
        assertFalse(summary(SampleStudy.typical()).contains("somebody"));
        assertFalse(ReportMd.of(SampleStudy.typical(), CONFIGURATION).contains("somebody"));
    }

    @Test
    void theBytesAreTheSameInAnotherLocaleAndTimeZone() {
        Map<String, byte[]> here = RunArtifacts.of(SampleStudy.typical(), CONFIGURATION);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Map<String, byte[]> there =
                    RunArtifacts.of(SampleStudy.typical(), SampleStudy.configuration());
            assertEquals(new ArrayList<>(here.keySet()), new ArrayList<>(there.keySet()));
            here.forEach((name, bytes) -> assertArrayEquals(bytes, there.get(name), name));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static String summary(StudyResult result) {
        return SummaryMd.of(result, CONFIGURATION);
    }

    private static List<String> headings(String page) {
        return page.lines().filter(line -> line.startsWith("#")).toList();
    }

    private static void assertContains(String page, String part) {
        assertTrue(page.contains(part), () -> part + "\nis not in\n" + page);
    }
}
