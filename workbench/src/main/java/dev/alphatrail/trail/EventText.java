package dev.alphatrail.trail;

import dev.alphatrail.runstore.Event;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an event changed, in words on one line. The words of tags and notes are as they were
/// written: whoever shows them makes them safe.
final class EventText {
    private EventText() {}

    static String of(Event event) {
        return switch (event) {
            case Event.Tagged(_, _, Map<String, Optional<String>> tags, _) ->
                    tags.entrySet().stream()
                            .map(tag ->
                                    tag.getValue()
                                            .map(value -> tag.getKey() + "=" + value)
                                            .orElse(tag.getKey() + " removed"))
                            .collect(Collectors.joining(", "));
            case Event.Noted(_, _, Optional<String> note, _) -> note.orElse("removed");
            case Event.Deleted _ -> "to the trash";
            case Event.Restored _ -> "back from the trash";
            case Event.Purged _ -> "removed for good";
        };
    }
}
