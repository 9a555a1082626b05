package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The first place at which an artifact of a replay is not what was saved.
///
/// @param artifact its name
/// @param place where: a path into JSON, line and column of a table; empty when the whole file is
///   missing or new
/// @param saved what stands in the run
/// @param replayed what the replay gave
public record Difference(String artifact, String place, String saved, String replayed) {
    private static final String NOTHING = "nothing";

    /// One line for people.
    public String line() {
        return artifact
                + (place.isEmpty() ? "" : " at " + place)
                + ": saved "
                + saved
                + ", replayed "
                + replayed;
    }

    /// The first difference of two versions of an artifact, empty when they are equal byte for
    /// byte.
    static Optional<Difference> between(String artifact, byte[] saved, byte[] replayed) {
        if (Arrays.equals(saved, replayed)) {
            return Optional.empty();
        }
        if (artifact.endsWith(".json")) {
            try {
                Json left = JsonReader.parse(saved, artifact, JsonLimits.DEFAULT);
                Json right = JsonReader.parse(replayed, artifact, JsonLimits.DEFAULT);
                Optional<Difference> found = inJson(artifact, "", left, right);
                if (found.isPresent()) {
                    return found;
                }
            } catch (JsonException e) {
                return Optional.of(
                        new Difference(
                                artifact,
                                "",
                                "no readable JSON: " + e.getMessage(),
                                "other bytes"));
            }
        }
        return Optional.of(inLines(artifact, saved, replayed));
    }

    private static Optional<Difference> inJson(
            String artifact, String place, Json saved, Json replayed) {
        if (saved instanceof Json.Obj(Map<String, Json> left)
                && replayed instanceof Json.Obj(Map<String, Json> right)) {
            for (Map.Entry<String, Json> member : left.entrySet()) {
                String inside = place.isEmpty() ? member.getKey() : place + "." + member.getKey();
                Json other = right.get(member.getKey());
                Optional<Difference> found =
                        other == null
                                ? Optional.of(
                                        new Difference(
                                                artifact,
                                                inside,
                                                shown(member.getValue()),
                                                NOTHING))
                                : inJson(artifact, inside, member.getValue(), other);
                if (found.isPresent()) {
                    return found;
                }
            }
            return right.entrySet().stream()
                    .filter(member -> !left.containsKey(member.getKey()))
                    .findFirst()
                    .map(member ->
                            new Difference(
                                    artifact,
                                    place.isEmpty()
                                            ? member.getKey()
                                            : place + "." + member.getKey(),
                                    NOTHING,
                                    shown(member.getValue())));
        }
        if (saved instanceof Json.Arr(List<Json> left)
                && replayed instanceof Json.Arr(List<Json> right)) {
            for (int j = 0; j < Math.min(left.size(), right.size()); j++) {
                Optional<Difference> found =
                        inJson(artifact, place + "[" + j + "]", left.get(j), right.get(j));
                if (found.isPresent()) {
                    return found;
                }
            }
            return left.size() == right.size()
                    ? Optional.empty()
                    : Optional.of(
                            new Difference(
                                    artifact,
                                    place,
                                    left.size() + " items",
                                    right.size() + " items"));
        }
        return saved.equals(replayed)
                ? Optional.empty()
                : Optional.of(new Difference(artifact, place, shown(saved), shown(replayed)));
    }

    private static Difference inLines(String artifact, byte[] saved, byte[] replayed) {
        Iterator<String> left = text(saved).lines().iterator();
        Iterator<String> right = text(replayed).lines().iterator();
        for (int line = 1; left.hasNext() || right.hasNext(); line++) {
            String one = left.hasNext() ? left.next() : "";
            String other = right.hasNext() ? right.next() : "";
            if (!one.equals(other)) {
                int column = 0;
                while (column < Math.min(one.length(), other.length())
                        && one.charAt(column) == other.charAt(column)) {
                    column++;
                }
                return new Difference(
                        artifact,
                        "line " + line + ", column " + (column + 1),
                        from(one, column),
                        from(other, column));
            }
        }
        return new Difference(artifact, "", saved.length + " bytes", replayed.length + " bytes");
    }

    private static String from(String line, int column) {
        int begin = Math.max(0, line.lastIndexOf(',', column - 1) + 1);
        String rest = line.substring(Math.min(begin, line.length()));
        return "'" + (rest.length() <= 40 ? rest : rest.substring(0, 40) + "...") + "'";
    }

    private static String shown(Json value) {
        String text = JsonWriter.compact(value);
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
