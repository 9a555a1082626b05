package dev.alphatrail.exchange;

import dev.alphatrail.exchange.Transfer.Result;
import dev.alphatrail.json.Json;
import dev.alphatrail.trail.TerminalText;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an import or export did.
///
/// @param items in the order in which they were met
public record TransferReport(List<Transfer> items) {
    private static final int SCHEMA_VERSION = 1;
    private static final int SHOWN_NOTES = 5;

    public TransferReport {
        items = List.copyOf(items);
    }

    /// How many runs had this result.
    public long count(Result result) {
        return items.stream().filter(item -> item.result() == result).count();
    }

    /// 0 when all is there now, 1 when something was refused, 3 when something differs from what is
    /// there.
    public int exitCode() {
        if (count(Result.REFUSED) > 0) {
            return 1;
        }
        return count(Result.CONFLICT) > 0 ? 3 : 0;
    }

    /// A line for each run that was not there already, with what could not be taken over below it,
    /// and a summary.
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Transfer item : items) {
            if (item.result() != Result.PRESENT || !item.notes().isEmpty()) {
                out.append(item.line()).append('\n');
            }
            item.notes().stream()
                    .limit(SHOWN_NOTES)
                    .forEach(note ->
                            out.append("          ").append(TerminalText.line(note)).append('\n'));
            if (item.notes().size() > SHOWN_NOTES) {
                out.append("          and ")
                        .append(item.notes().size() - SHOWN_NOTES)
                        .append(" more, see --json\n");
            }
        }
        return out.append(summary()).append('\n').toString();
    }

    private String summary() {
        return Stream.of(Result.values())
                .filter(result -> result == Result.ADDED || count(result) > 0)
                .map(result -> count(result) + " " + words(result))
                .collect(Collectors.joining(", "));
    }

    private static String words(Result result) {
        return switch (result) {
            case ADDED -> "added";
            case PRESENT -> "there already";
            case SKIPPED -> "skipped";
            case CONFLICT -> "in conflict";
            case REFUSED -> "refused";
        };
    }

    /// The same for programs.
    public Json.Obj toJson() {
        Json.Builder counts = Json.object();
        for (Result result : Result.values()) {
            counts.put(result.word(), count(result));
        }
        return Json.object()
                .put("schema_version", SCHEMA_VERSION)
                .put("counts", counts.build())
                .put("runs", items.stream().map(TransferReport::json).toList())
                .build();
    }

    private static Json json(Transfer item) {
        return Json.object()
                .put("source", item.source())
                .put("name", item.name())
                .put("result", item.result().word())
                .put("reason", item.reason())
                .put("notes", item.notes())
                .build();
    }
}
