package dev.alphatrail.cli;

import dev.alphatrail.json.Json;
import dev.alphatrail.packed.PackedReader;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `alphatrail data info`: what a packed file holds.
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Tell what a packed file holds and what it was made from; reads its header.")
final class DataInfoCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A packed file.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print its header, as it stands in the file.")
    private boolean json;

    @Override
    public Integer call() {
        PackedReader packed = PackedReader.open(file);
        Output out = Output.of(spec);
        if (json) {
            out.json(packed.describe());
        } else {
            print(packed, out);
        }
        return 0;
    }

    static void print(PackedReader packed, Output out) {
        Json.Obj header = packed.describe();
        Map<String, List<String>> names =
                objects(header, "sections").stream()
                        .filter(section -> section.text("name").isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        section -> word(section, "role"),
                                        Collectors.mapping(
                                                section -> word(section, "name"),
                                                Collectors.toList())));
        line(
                out,
                "packed",
                packed.identity().path()
                        + ", "
                        + Math.ceilDiv(packed.identity().bytes(), 1L << 20)
                        + " MiB");
        line(
                out,
                "panel",
                whole(header, "dates")
                        + " dates x "
                        + whole(header, "instruments")
                        + " instruments, "
                        + word(header, "first_date")
                        + " to "
                        + word(header, "last_date"));
        line(out, "sha256", word(header, "panel_sha256") + " (of the panel)");
        line(out, "fields", String.join(", ", names.getOrDefault("field", List.of())));
        List<String> groupings = names.getOrDefault("grouping_codes", List.of());
        if (!groupings.isEmpty()) {
            line(out, "groupings", String.join(", ", groupings));
        }
        for (Json.Obj input : objects(header, "inputs")) {
            line(
                    out,
                    "from",
                    word(input, "role")
                            + " "
                            + word(input, "name")
                            + ", sha256 "
                            + word(input, "sha256"));
        }
    }

    /// A line as `run` ends with: a word, and what it stands for.
    static void line(Output out, String word, String text) {
        out.text(word + " ".repeat(10 - word.length()) + TerminalText.line(text) + "\n");
    }

    private static String word(Json.Obj object, String key) {
        return object.text(key).orElse("-");
    }

    private static long whole(Json.Obj object, String key) {
        return (long) object.number(key);
    }

    private static List<Json.Obj> objects(Json.Obj object, String key) {
        return object.find(key).stream()
                .flatMap(value ->
                        value instanceof Json.Arr(List<Json> items) ? items.stream() : Stream.of())
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .toList();
    }
}
