package dev.alphatrail.report;

import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.study.StudyResult;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The data of a study and what was found in them: the same section in both pages.
final class DataSection {
    private DataSection() {}

    static String of(StudyResult result) {
        MarketData market = result.market();
        return "## Data\n\n" + identity(market) + "\n" + quality(market);
    }

    private static String identity(MarketData market) {
        Calendar calendar = market.panel().calendar();
        String range =
                calendar.size() == 0
                        ? ""
                        : ", " + calendar.date(0) + " to " + calendar.date(calendar.size() - 1);
        StringBuilder out = new StringBuilder();
        out.append("- Market: ").append(Markdown.code(market.label()));
        out.append(market.synthetic() ? " (**synthetic**: invented prices), " : ", ");
        out.append(Figures.plural(calendar.size(), "date", "dates")).append(" x ");
        out.append(
                Figures.plural(market.panel().instruments().size(), "instrument", "instruments"));
        out.append(range).append('\n');
        out.append("- Fields: ")
                .append(names(List.copyOf(market.panel().fieldNames())))
                .append('\n');
        if (!market.panel().groupingNames().isEmpty()) {
            out.append("- Groupings: ")
                    .append(names(List.copyOf(market.panel().groupingNames())))
                    .append('\n');
        }
        int restricted = market.borrow().hardToBorrow().cardinality();
        if (restricted > 0) {
            out.append("- May not be shorted in p2: ")
                    .append(Figures.plural(restricted, "instrument", "instruments"))
                    .append('\n');
        }
        out.append("- Panel SHA-256: ")
                .append(Markdown.code(market.fingerprint().panelSha256()))
                .append('\n');
        for (Input input : market.fingerprint().inputs()) {
            out.append("- File of ")
                    .append(Markdown.text(input.role().replace('_', ' ')))
                    .append(": ");
            out.append(Figures.plural(input.bytes(), "byte", "bytes"));
            out.append(", SHA-256 ").append(Markdown.code(input.sha256())).append('\n');
        }
        return out.toString();
    }

    private static String names(List<String> names) {
        return names.stream().map(Markdown::code).collect(Collectors.joining(", "));
    }

    /// Every count that is not zero, and the names of those that are.
    private static String quality(MarketData market) {
        MarkdownTable table = new MarkdownTable(1, "found in the input", "count");
        List<String> zeros = new ArrayList<>();
        market.quality()
                .counts()
                .forEach((name, count) -> {
                    String words = name.replace('_', ' ');
                    if (count == 0) {
                        zeros.add(words);
                    } else {
                        table.row(Markdown.text(words), Figures.count(count));
                    }
                });
        boolean found = zeros.size() < market.quality().counts().size();
        String none =
                zeros.isEmpty()
                        ? ""
                        : "Looked for and not found: "
                                + Markdown.text(String.join(", ", zeros))
                                + ".\n\n";
        return (found ? table + "\n" : "") + none;
    }
}
