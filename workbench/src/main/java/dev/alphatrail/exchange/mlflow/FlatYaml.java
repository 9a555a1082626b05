package dev.alphatrail.exchange.mlflow;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A `meta.yaml`: one mapping of names to single values. What is nested is passed over. Aliases are
/// never resolved and tags never obeyed, so no file can make the reader build more than it holds.
///
/// @param shown what the file is called in messages
/// @param values by name; those that are null are not there
record FlatYaml(String shown, Map<String, String> values) {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 50;

    /// Reads a file.
    ///
    /// @throws Refusal when it is no such YAML
    static FlatYaml read(Path file, String shown) throws IOException {
        return parse(TreeFiles.text(file, shown, MAX_BYTES), shown);
    }

    static FlatYaml parse(String text, String shown) {
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_BYTES).build();
        try {
            Iterator<Event> events = new Parse(settings).parseString(text).iterator();
            return new FlatYaml(shown, mapping(events, shown));
        } catch (YamlEngineException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new Refusal(shown + ": is no YAML (" + reason + ")");
        }
    }

    private static Map<String, String> mapping(Iterator<Event> events, String shown) {
        Map<String, String> values = new LinkedHashMap<>();
        Event event = events.next();
        while (event instanceof StreamStartEvent || event instanceof DocumentStartEvent) {
            event = events.next();
        }
        if (!(event instanceof CollectionStartEvent)
                || event.getEventId() != Event.ID.MappingStart) {
            throw new Refusal(shown + ": is no mapping of names to values");
        }
        for (event = events.next(); !(event instanceof CollectionEndEvent); event = events.next()) {
            if (!(event instanceof ScalarEvent name)) {
                throw new Refusal(shown + ": a name is no single word");
            }
            Optional<String> value = value(events, name.getValue(), shown);
            if (values.containsKey(name.getValue())) {
                throw new Refusal(shown + ": " + name.getValue() + " is there twice");
            }
            value.ifPresent(text -> values.put(name.getValue(), text));
        }
        return values;
    }

    private static Optional<String> value(Iterator<Event> events, String name, String shown) {
        Event event = events.next();
        if (event instanceof ScalarEvent scalar && scalar.getTag().isEmpty()) {
            return isNull(scalar) ? Optional.empty() : Optional.of(scalar.getValue());
        }
        if (event instanceof ScalarEvent || event instanceof AliasEvent) {
            throw new Refusal(
                    shown + ": " + name + " has a tag (!) or is an alias (*), which are not read");
        }
        skip(events, name, shown);
        return Optional.empty();
    }

    /// To the end of a list or mapping that has begun.
    private static void skip(Iterator<Event> events, String name, String shown) {
        for (int depth = 1; depth > 0; ) {
            Event event = events.next();
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new Refusal(shown + ": " + name + " is nested too deeply");
            }
        }
    }

    private static boolean isNull(ScalarEvent scalar) {
        String text = scalar.getValue();
        return scalar.isPlain()
                && (text.isEmpty()
                        || text.equals("~")
                        || text.toLowerCase(Locale.ROOT).equals("null"));
    }

    /// A text that may be missing.
    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// A text that must be there.
    String text(String name) {
        return find(name).orElseThrow(() -> new Refusal(shown + ": " + name + " is missing"));
    }

    /// Milliseconds since 1970 that may be missing.
    Optional<Long> milliseconds(String name) {
        Optional<String> text = find(name);
        if (text.isPresent() && !text.get().matches("[0-9]{1,15}")) {
            throw new Refusal(shown + ": " + name + " is no time in milliseconds");
        }
        return text.map(Long::valueOf);
    }
}
