package dev.alphatrail.cli;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.TrackingSection;
import dev.alphatrail.json.Json;
import dev.alphatrail.trail.NamedRun.Published;
import dev.alphatrail.trail.TrailException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// `alphatrail note`: shows, writes and removes the note of a run.
@Command(
        name = "note",
        description =
                "Write the note of a run, or show it. Runs do not change: a note is an event in"
                        + " the store's history, and the last one counts.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class NoteCommand implements Runnable {
    private static final int MAX_BYTES = 1 << 20;

    private final InputStream in;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = ShowCommand.RUN)
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description =
                    "The new note; - reads it from standard input; without it the note is"
                            + " shown.")
    private Optional<String> text = Optional.empty();

    @Option(names = "--remove", description = "Remove the note.")
    private boolean remove;

    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print the note as JSON.")
    private boolean json;

    /// @param in where a note is read from that is given as `-`
    NoteCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public void run() {
        if (remove && text.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "a note cannot be written and removed at once");
        }
        Published run = store.finder().published(name);
        if (remove) {
            run.store().note(run.id(), Optional.empty());
        } else if (text.isPresent()) {
            String note = text.get().equals("-") ? read() : text.get();
            String checked =
                    Configuration.defaults()
                            .withFlag("note", TrackingSection.NOTES, note)
                            .get(TrackingSection.NOTES);
            run.store().note(run.id(), Optional.of(checked));
            return;
        }
        show(run);
    }

    private void show(Published run) {
        String note =
                run.store()
                        .entry(run.id())
                        .flatMap(entry -> entry.summary().text("notes"))
                        .orElse("");
        Output out = Output.of(spec);
        if (json) {
            out.json(Json.object().put("run_id", run.id().value()).put("note", note).build());
        } else {
            note.lines().forEach(out::line);
        }
    }

    private String read() {
        try {
            byte[] bytes = in.readNBytes(MAX_BYTES);
            return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new TrailException("cannot read the note from standard input: " + e, e);
        }
    }
}
