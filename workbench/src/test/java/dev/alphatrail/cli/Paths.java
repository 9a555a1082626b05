package dev.alphatrail.cli;

import dev.alphatrail.json.Json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Places within JSON, such as `files[0].bytes`; the empty path is the whole.
final class Paths {
    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]\\.?|([^.\\[]+)\\.?");

    private Paths() {}

    /// Every place below a value; of the items of an array the first and the last.
    static SequencedSet<String> of(Json json) {
        SequencedSet<String> paths = new java.util.LinkedHashSet<>();
        collect("", json, paths);
        return paths;
    }

    private static void collect(String path, Json json, SequencedSet<String> paths) {
        switch (json) {
            case Json.Obj(Map<String, Json> members) ->
                    members.forEach((key, value) ->
                            add(path.isEmpty() ? key : path + "." + key, value, paths));
            case Json.Arr(List<Json> items) -> {
                for (int i = 0; i < items.size(); i++) {
                    if (i == 0 || i == items.size() - 1) {
                        add(path + "[" + i + "]", items.get(i), paths);
                    }
                }
            }
            default -> {}
        }
    }

    private static void add(String path, Json value, SequencedSet<String> paths) {
        paths.add(path);
        collect(path, value, paths);
    }

    /// The whole with another value at a place.
    static Json changed(Json json, String path, UnaryOperator<Json> change) {
        if (path.isEmpty()) {
            return change.apply(json);
        }
        Matcher step = step(path);
        String rest = path.substring(step.end());
        if (step.group(1) != null) {
            List<Json> items = new ArrayList<>(((Json.Arr) json).items());
            int i = Integer.parseInt(step.group(1));
            items.set(i, changed(items.get(i), rest, change));
            return new Json.Arr(items);
        }
        Map<String, Json> members = new LinkedHashMap<>(json.asObject().members());
        String key = step.group(2);
        if (!members.containsKey(key)) {
            throw new AssertionError("there is no " + key);
        }
        members.put(key, changed(members.get(key), rest, change));
        return new Json.Obj(members);
    }

    /// The whole without the member at a place.
    static Json without(Json json, String path) {
        int dot = path.lastIndexOf('.');
        String key = path.substring(dot + 1);
        return changed(
                json,
                dot < 0 ? "" : path.substring(0, dot),
                object -> {
                    Map<String, Json> members = new LinkedHashMap<>(object.asObject().members());
                    members.remove(key);
                    return new Json.Obj(members);
                });
    }

    private static Matcher step(String path) {
        Matcher step = STEP.matcher(path);
        if (!step.lookingAt()) {
            throw new AssertionError("\"" + path + "\" is no path");
        }
        return step;
    }
}
