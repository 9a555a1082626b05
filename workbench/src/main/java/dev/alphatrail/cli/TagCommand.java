package dev.alphatrail.cli;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.TrackingSection;
import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.trail.NamedRun.Published;
import dev.alphatrail.trail.RunSummary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `alphatrail tag`: shows, sets and removes tags.
@Command(
        name = "tag",
        description =
                "Set tags of runs, or show them. Runs do not change: a tag is an event in the"
                        + " store's history, and the last one counts.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TagCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = {
                "Runs, then NAME=VALUE for each tag; without any the tags are shown.",
                "A run is an id or the beginning of one, @latest, @-1, or a run directory."
            })
    private List<String> words = List.of();

    @Option(names = "--remove", paramLabel = "NAME", description = "Remove this tag; repeatable.")
    private List<String> removed = new ArrayList<>();

    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print the tags as JSON.")
    private boolean json;

    @Override
    public void run() {
        List<Published> runs =
                words.stream()
                        .filter(word -> !isTag(word))
                        .distinct()
                        .map(store.finder()::published)
                        .toList();
        Map<String, Optional<String>> changes = changes();
        if (!changes.isEmpty()) {
            runs.forEach(run -> run.store().tag(run.id(), changes));
        }
        show(runs);
    }

    /// The first word is a run, whatever it looks like.
    private boolean isTag(String word) {
        return word.indexOf('=') >= 0 && !word.equals(words.getFirst());
    }

    private Map<String, Optional<String>> changes() {
        Configuration tags = Configuration.defaults();
        for (String word : words) {
            if (isTag(word)) {
                tags = tags.withFlag("tag", TrackingSection.TAGS, word);
            }
        }
        Map<String, Optional<String>> changes = new LinkedHashMap<>();
        tags.get(TrackingSection.TAGS)
                .forEach((name, value) -> changes.put(name, Optional.of(value)));
        for (String name : removed) {
            if (changes.put(name, Optional.empty()) != null) {
                throw new ParameterException(
                        spec.commandLine(), "tag '" + name + "' cannot be set and removed at once");
            }
        }
        return changes;
    }

    private void show(List<Published> runs) {
        Output out = Output.of(spec);
        List<Json> all = new ArrayList<>();
        for (Published run : runs) {
            Map<String, String> tags =
                    run.store().entry(run.id()).map(TagCommand::tags).orElse(Map.of());
            Json.Builder object = Json.object();
            tags.forEach((name, value) -> {
                object.put(name, value);
                if (!json) {
                    out.line((runs.size() > 1 ? run.id() + " " : "") + name + "=" + value);
                }
            });
            all.add(
                    Json.object()
                            .put("run_id", run.id().value())
                            .put("tags", object.build())
                            .build());
        }
        if (json) {
            out.json(Json.array(all));
        }
    }

    private static Map<String, String> tags(IndexEntry entry) {
        return new RunSummary(entry.toJson()).tags();
    }
}
