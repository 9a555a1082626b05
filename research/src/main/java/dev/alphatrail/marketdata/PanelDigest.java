package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.panel.Sha256;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The canonical digest of a panel and its borrow facts: it depends on what the numbers are, not on
/// how they lay in a file. docs/data.md documents the layout.
final class PanelDigest {
    private PanelDigest() {}

    /// SHA-256 of the list of parts, lower-case hex.
    static String of(Panel panel, Borrow borrow) {
        List<String> fields =
                panel.fieldNames().parallelStream()
                        .map(name -> "field " + name + " " + panel.fieldSha256(name))
                        .toList();
        Stream<String> head =
                Stream.of(
                        "alphatrail-panel 1",
                        "dates " + panel.dates() + " " + Sha256.of(days(panel.calendar())),
                        "instruments "
                                + panel.instruments().size()
                                + " "
                                + Sha256.of(panel.instruments().names()));
        Stream<String> groupings =
                panel.groupingNames().stream()
                        .map(name ->
                                "grouping "
                                        + name
                                        + " "
                                        + grouping(panel.grouping(name).orElseThrow()));
        Stream<String> restricted =
                borrow.hardToBorrow().isEmpty()
                        ? Stream.of()
                        : Stream.of(
                                "hard_to_borrow "
                                        + Sha256.of(borrow.hardToBorrow().stream().toArray()));
        Stream<String> rates =
                borrow.ratesBps().stream().map(matrix -> "borrow_bps " + Sha256.of(matrix));
        String parts =
                Stream.of(head, fields.stream(), groupings, restricted, rates)
                        .flatMap(part -> part)
                        .collect(Collectors.joining("\n", "", "\n"));
        return Sha256.of(parts.getBytes(StandardCharsets.UTF_8));
    }

    private static int[] days(Calendar calendar) {
        int[] days = new int[calendar.size()];
        for (int t = 0; t < days.length; t++) {
            days[t] = calendar.epochDay(t);
        }
        return days;
    }

    private static String grouping(Grouping grouping) {
        return Sha256.of(grouping.labels()) + " " + Sha256.of(grouping.codes());
    }
}
