package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The events of one run as its own file tells them.
///
/// @param events in the order in which they were written
/// @param damages lines that are none, and why
record EventFile(List<Event> events, List<Damage> damages) {
    private static final String ENDING = ".jsonl";

    /// Reads the events of a run; none when it has no file.
    static EventFile read(Layout layout, RunId id) throws IOException {
        Path file = layout.events(id).path();
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            return new EventFile(List.of(), List.of());
        }
        List<Event> events = new ArrayList<>();
        List<Damage> damages = new ArrayList<>();
        int number = 0;
        int from = 0;
        while (from < bytes.length) {
            number++;
            int to = from;
            while (to < bytes.length && bytes[to] != '\n') {
                to++;
            }
            try {
                if (to == bytes.length) {
                    throw new JsonException("the line is torn: it has no newline");
                }
                Event event =
                        Event.of(
                                JsonReader.parse(
                                                bytes,
                                                from,
                                                to - from,
                                                file.toString(),
                                                IndexLine.LIMITS)
                                        .asObject());
                if (!event.runId().equals(id)) {
                    throw new JsonException("it is about another run, " + event.runId());
                }
                events.add(event);
            } catch (JsonException e) {
                damages.add(new Damage(file, number, e.what()));
            }
            from = to + 1;
        }
        return new EventFile(events, damages);
    }

    /// Writes the file anew, with the store's lock held; what it held before goes to the
    /// quarantine.
    static void replace(Layout layout, RunId id, List<Event> events) throws IOException {
        Path file = layout.events(id).path();
        if (Files.exists(file)) {
            Durable.makeDirectory(layout.quarantine());
            byte[] old = Files.readAllBytes(file);
            String name = file.getFileName() + "-" + Sha256.of(old).substring(0, 10);
            Durable.write(layout.quarantine().resolve(name), old);
            Durable.syncDirectory(layout.quarantine());
        }
        Durable.makeDirectory(layout.events());
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(text(event)).append('\n'));
        Durable.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// The runs that have a file of events.
    static List<RunId> runs(Layout layout) throws IOException {
        List<RunId> runs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.events())) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(ENDING)) {
                    String id = name.substring(0, name.length() - ENDING.length());
                    if (RunId.isId(id)) {
                        runs.add(RunId.parse(id));
                    }
                }
            }
        } catch (NoSuchFileException _) {
            return runs;
        }
        runs.sort(null);
        return runs;
    }

    /// The text by which an event is the same event, wherever it stands.
    static String text(Event event) {
        return JsonWriter.compact(event.toJson());
    }
}
