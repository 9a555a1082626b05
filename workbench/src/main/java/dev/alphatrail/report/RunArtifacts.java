package dev.alphatrail.report;

import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.study.StudyResult;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Everything a finished study leaves in its run directory but the provenance (`run.json`): what a
/// repetition gives byte for byte again.
public final class RunArtifacts {
    public static final String SUMMARY = "SUMMARY.md";
    public static final String REPORT = "REPORT.md";

    private RunArtifacts() {}

    /// The files by name, UTF-8: those of [StudyArtifacts], then the two pages.
    public static SequencedMap<String, byte[]> of(StudyResult result, Configuration configuration) {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        StudyArtifacts.of(result, configuration)
                .forEach((name, text) -> files.put(name, utf8(text)));
        files.put(SUMMARY, utf8(SummaryMd.of(result, configuration)));
        files.put(REPORT, utf8(ReportMd.of(result, configuration)));
        return Collections.unmodifiableSequencedMap(files);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
