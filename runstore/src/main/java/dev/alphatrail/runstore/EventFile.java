package dev.alphatrail.runstore;

import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The events of one run as its own file tells them.
///
/// @param events in the order in which they were written
/// @param damages lines that are none, and why
record EventFile(List<Event> events, List<Damage> damages) {
    private static final String ENDING = ".jsonl";

    private static final int MAX_BYTES = 1 << 24;

    /// Reads the events of a run; none when it has no file.
    static EventFile read(Layout layout, RunId id) throws IOException {
        return read(layout.events(id).path(), id);
    }

    /// Reads a file of events of a run; one that does not exist holds none.
    static EventFile read(Path file, RunId id) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return new EventFile(List.of(), List.of());
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is no regular file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException("the events of run " + id + " are larger than " + MAX_BYTES);
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
                byte[] written = text(event).getBytes(StandardCharsets.UTF_8);
                if (!Arrays.equals(written, 0, written.length, bytes, from, to)) {
                    throw new JsonException("it is not as the store writes such a line");
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
            String name = file.getFileName() + "-" + Sha256.ofFile(file).sha256().substring(0, 10);
            Durable.copy(file, layout.quarantine().resolve(name));
            Durable.syncDirectory(layout.quarantine());
        }
        Durable.makeDirectory(layout.events());
        Durable.replace(file, bytes(events));
    }

    /// A file of these events.
    static byte[] bytes(List<Event> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(text(event)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The runs that have a file of events.
    static List<RunId> runs(Layout layout) throws IOException {
        List<RunId> runs = new ArrayList<>();
        for (String name : Names.in(layout.events())) {
            if (name.endsWith(ENDING)) {
                String id = name.substring(0, name.length() - ENDING.length());
                if (RunId.isId(id)) {
                    runs.add(RunId.parse(id));
                }
            }
        }
        runs.sort(null);
        return runs;
    }

    /// The text by which an event is the same event, wherever it stands.
    static String text(Event event) {
        return JsonWriter.compact(event.toJson());
    }
}
