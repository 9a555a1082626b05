package dev.alphatrail.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import dev.alphatrail.study.StudyResult;

import org.junit.jupiter.api.Test;

import java.util.List;

class AlphaMetricsCsvTest {
    @Test
    void theColumnsAreThoseOfTheContractInItsOrder() {
        String header = AlphaMetricsCsv.of(SampleStudy.typical()).lines().findFirst().orElseThrow();
        assertEquals(
                "alpha_id,formula,mode,information_ratio,annualized_return,annualized_volatility,max_drawdown,"
                    + "turnover_mean,coverage_mean,ic,ic_tstat,rank_ic,rank_ic_tstat,spread_mean,spread_tstat,"
                    + "wf_n_splits,wf_test_ir_mean,wf_test_ir_std,wf_test_ir_positive_frac,wf_generalization_gap,"
                    + "total_cost_bps,quality_gate_passed,quality_gate_reasons,error",
                header);
    }

    @Test
    void everyFigureStandsInItsColumn() {
        NamedCsvRecord row = rows(SampleStudy.typical()).getFirst();
        assertEquals(
                "a001,-rank(close),p2,1.5,0.0453,0.0371,-0.0512,0.1234,0.98,0.01234,2.31,-0.0000321,-0.4,0.0004,1.9,2,1.5,,0.5,0.3,"
                    + "2.05,true,,",
                String.join(",", row.getFields()));
    }

    @Test
    void rowsDescendByInformationRatioWithMissingLastAndTiesById() {
        StudyResult result =
                new SampleStudy()
                        .failed("a1", "x", "no")
                        .passed("a2", "close", -0.0)
                        .passed("a3", "close", -3)
                        .passed("b5", "close", 2)
                        .passed("a7", "close", Double.NaN)
                        .passed("B5", "close", 2)
                        .passed("a0", "close", 0.0)
                        .result();
        assertEquals(
                List.of("B5", "b5", "a0", "a2", "a3", "a1", "a7"),
                rows(result).stream().map(row -> row.getField("alpha_id")).toList());
    }

    @Test
    void zerosOfEitherSignTie() {
        StudyResult result =
                new SampleStudy().passed("b", "close", 0.0).passed("a", "close", -0.0).result();
        assertEquals(
                List.of("a", "b"),
                rows(result).stream().map(row -> row.getField("alpha_id")).toList());
    }

    @Test
    void aFailedAlphaKeepsItsErrorAndHasNoFigure() {
        NamedCsvRecord row = rows(SampleStudy.typical()).getLast();
        assertEquals("a005", row.getField("alpha_id"));
        assertEquals("", row.getField("mode"));
        for (Metric metric : Metric.values()) {
            assertEquals("", row.getField(metric.key()), metric.key());
        }
        assertEquals("false", row.getField("quality_gate_passed"));
        assertEquals("unknown name 'klose', did you mean close? (column 6)", row.getField("error"));
    }

    @Test
    void aMissingFigureIsEmptyAndNeverZero() {
        NamedCsvRecord row = rows(SampleStudy.typical()).get(3);
        assertEquals("a003", row.getField("alpha_id"));
        assertEquals("", row.getField("information_ratio"));
        assertFalse(AlphaMetricsCsv.of(SampleStudy.typical()).contains("NaN"));
    }

    @Test
    void reasonsAreJoinedBySemicolons() {
        StudyResult result =
                new SampleStudy()
                        .rejected("a1", "close", 1, "too dear", "too deep, by far")
                        .result();
        assertEquals(
                "too dear; too deep, by far",
                rows(result).getFirst().getField("quality_gate_reasons"));
    }

    @Test
    void formulasReadBackAsTheyWereWritten() {
        List<String> nasty =
                List.of(
                        "-rank(close)",
                        "+close",
                        "a,b",
                        "\"q\"",
                        "two\nlines",
                        "cr\rhere",
                        " blank ");
        SampleStudy study = new SampleStudy();
        for (int i = 0; i < nasty.size(); i++) {
            study.passed("a" + i, nasty.get(i), 1);
        }
        assertEquals(
                nasty, rows(study.result()).stream().map(row -> row.getField("formula")).toList());
    }

    @Test
    void whatIsNoFormulaButOneOfASpreadsheetIsMadeHarmless() {
        StudyResult result = new SampleStudy().passed("a1", "=1+1", 1).result();
        assertEquals("'=1+1", rows(result).getFirst().getField("formula"));
    }

    @Test
    void linesEndWithLineFeedsTheLastOneToo() {
        String csv = AlphaMetricsCsv.of(SampleStudy.typical());
        assertTrue(csv.endsWith("\n"));
        assertFalse(csv.contains("\r"));
    }

    private static List<NamedCsvRecord> rows(StudyResult result) {
        return CsvReader.builder().ofNamedCsvRecord(AlphaMetricsCsv.of(result)).stream().toList();
    }
}
