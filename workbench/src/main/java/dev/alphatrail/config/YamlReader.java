package dev.alphatrail.config;

import dev.alphatrail.config.Node.Entry;
import dev.alphatrail.config.Node.Mapping;
import dev.alphatrail.config.Node.Scalar;
import dev.alphatrail.config.Node.Sequence;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// YAML 1.2, of which JSON is a part, as far as settings need it: scalars, lists and mappings with
/// unique names. Anchors, aliases and tags are refused, and so is deep nesting, so that no file can
/// make the reader build more than it holds.
final class YamlReader {
    private static final int MAX_DEPTH = 8;

    private final Iterator<Event> events;
    private final Function<Optional<Mark>, String> where;

    private YamlReader(Iterator<Event> events, Function<Optional<Mark>, String> where) {
        this.events = events;
        this.where = where;
    }

    /// The one document of a file; empty when it holds nothing but comments.
    ///
    /// @param source name of the file; nodes and messages are placed at `source:line:column`
    /// @throws ConfigException if the text is no such YAML
    static Optional<Node> file(String text, String source) {
        return read(
                text,
                mark ->
                        source
                                + mark.map(m -> ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1))
                                        .orElse(""));
    }

    /// A value of a command line.
    ///
    /// @param where its place, the same for all of it
    /// @throws ConfigException if the text is no such YAML
    static Node value(String text, String where) {
        return read(text, _ -> where).orElseGet(() -> new Scalar("", true, where));
    }

    private static Optional<Node> read(String text, Function<Optional<Mark>, String> where) {
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            return new YamlReader(new Parse(settings).parseString(text).iterator(), where)
                    .document();
        } catch (MarkedYamlEngineException e) {
            throw ConfigException.at(
                    where.apply(e.getProblemMark()),
                    "not YAML: " + Node.printable(String.valueOf(e.getProblem())));
        } catch (ReaderException e) {
            throw ConfigException.at(
                    where.apply(Optional.of(markOf(text, e.getCodePoint()))),
                    String.format(
                            java.util.Locale.ROOT,
                            "not YAML: the character U+%04X may not stand in it",
                            e.getCodePoint()));
        }
    }

    private static Mark markOf(String text, int codePoint) {
        int index = Math.max(0, text.indexOf(codePoint));
        int line = (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
        int column = index - text.lastIndexOf('\n', index - 1) - 1;
        return new Mark("", index, line, column, new int[0], 0);
    }

    private Optional<Node> document() {
        Optional<Node> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (!(event instanceof NodeEvent node)) {
                continue; // starts and ends of the stream and its documents
            }
            if (root.isPresent()) {
                throw refused(event, "a second document begins here; a configuration is one");
            }
            root = Optional.of(node(node, 0));
        }
        return root;
    }

    private Node node(NodeEvent event, int depth) {
        if (depth > MAX_DEPTH) {
            throw refused(event, "nested too deeply");
        }
        if (event instanceof AliasEvent || event.getAnchor().isPresent()) {
            throw refused(
                    event,
                    "anchors (&) and aliases (*) are not read here; quote a text that begins so");
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case CollectionStartEvent start when start.getTag().isPresent() -> throw tag(start);
            case CollectionStartEvent start when start.getEventId() == Event.ID.SequenceStart ->
                    sequence(start, depth);
            case CollectionStartEvent start -> mapping(start, depth);
            default -> throw refused(event, "not a value");
        };
    }

    private Scalar scalar(ScalarEvent event) {
        if (event.getTag().isPresent()) {
            throw tag(event);
        }
        return new Scalar(event.getValue(), event.isPlain(), where.apply(event.getStartMark()));
    }

    private Sequence sequence(CollectionStartEvent start, int depth) {
        List<Node> items = new ArrayList<>();
        while (events.next() instanceof NodeEvent item) {
            items.add(node(item, depth + 1));
        }
        return new Sequence(items, where.apply(start.getStartMark()));
    }

    private Mapping mapping(CollectionStartEvent start, int depth) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Scalar> seen = new HashMap<>();
        while (events.next() instanceof NodeEvent key) {
            if (!(node(key, depth + 1) instanceof Scalar name)) {
                throw refused(key, "a name must be a single word");
            }
            Scalar first = seen.putIfAbsent(name.text(), name);
            if (first != null) {
                throw ConfigException.at(
                        name.where(),
                        "duplicate key '"
                                + Node.printable(name.text())
                                + "', first given at "
                                + first.where());
            }
            entries.add(new Entry(name, node((NodeEvent) events.next(), depth + 1)));
        }
        return new Mapping(entries, where.apply(start.getStartMark()));
    }

    private ConfigException tag(Event event) {
        return refused(event, "tags (!) are not read here; quote a text that begins so");
    }

    private ConfigException refused(Event event, String problem) {
        return ConfigException.at(where.apply(event.getStartMark()), problem);
    }
}
