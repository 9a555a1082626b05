package dev.alphatrail.packed;

import dev.alphatrail.json.Json;
import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.marketdata.PreparedMarket.Found;
import dev.alphatrail.marketdata.SyntheticSettings;
import dev.alphatrail.packed.Section.Role;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a packed file says of itself.
///
/// @param label short name of the market for people
/// @param synthetic how invented prices were made
/// @param hasAdjustedClose whether the price file has the column `adj_close`
/// @param dates number of dates
/// @param firstDate such as 2020-01-31
/// @param instruments number of instruments
/// @param panelSha256 of the canonical panel
/// @param inputs the files it was packed from; of their paths the name alone
/// @param settings of cleaning
/// @param findings what was found in the files
/// @param sections the arrays, in the order in which they lie
record Header(
        String label,
        Optional<SyntheticSettings> synthetic,
        boolean hasAdjustedClose,
        int dates,
        String firstDate,
        String lastDate,
        int instruments,
        String panelSha256,
        List<Input> inputs,
        SortedMap<String, String> settings,
        SortedMap<String, Found> findings,
        List<Section> sections) {
    static final int SCHEMA_VERSION = 1;

    Header {
        inputs = List.copyOf(inputs);
        sections = List.copyOf(sections);
    }

    Header with(List<Section> others) {
        return new Header(
                label,
                synthetic,
                hasAdjustedClose,
                dates,
                firstDate,
                lastDate,
                instruments,
                panelSha256,
                inputs,
                settings,
                findings,
                others);
    }

    Json.Obj toJson() {
        Json.Builder cleaning = Json.object();
        settings.forEach(cleaning::put);
        Json.Builder found = Json.object();
        findings.forEach((name, finding) ->
                found.put(
                        name,
                        Json.object()
                                .put("count", finding.count())
                                .put("examples", finding.examples())
                                .build()));
        return Json.object()
                .put("schema_version", SCHEMA_VERSION)
                .put("label", label)
                .put("synthetic", synthetic.map(Header::synthetic))
                .put("adj_close", hasAdjustedClose)
                .put("dates", dates)
                .put("first_date", firstDate)
                .put("last_date", lastDate)
                .put("instruments", instruments)
                .put("panel_sha256", panelSha256)
                .put("inputs", inputs.stream().map(Header::input).toList())
                .put("market_settings", cleaning.build())
                .put("findings", found.build())
                .put("sections", sections.stream().map(Section::toJson).toList())
                .build();
    }

    private static Json.Obj synthetic(SyntheticSettings settings) {
        return Json.object()
                .put("seed", settings.seed())
                .put("instruments", settings.instruments())
                .put("days", settings.days())
                .build();
    }

    private static Json.Obj input(Input input) {
        return Json.object()
                .put("role", input.role())
                .put("name", input.path())
                .put("bytes", input.bytes())
                .put("sha256", input.sha256())
                .build();
    }

    /// @throws DataException when a member is missing or has another type
    static Header of(Json.Obj json, String file) {
        return new Reading(file).header(json);
    }

    private record Reading(String file) {
        Header header(Json.Obj json) {
            return new Header(
                    text(json, "label"),
                    json.find("synthetic")
                            .filter(Json.Obj.class::isInstance)
                            .map(settings -> synthetic(settings.asObject())),
                    json.find("adj_close").equals(Optional.of(new Json.Bool(true))),
                    count(json, "dates"),
                    text(json, "first_date"),
                    text(json, "last_date"),
                    count(json, "instruments"),
                    text(json, "panel_sha256"),
                    objects(json, "inputs").stream().map(this::input).toList(),
                    settings(object(json, "market_settings")),
                    findings(object(json, "findings")),
                    objects(json, "sections").stream().map(this::section).toList());
        }

        private SyntheticSettings synthetic(Json.Obj json) {
            try {
                return new SyntheticSettings(
                        number(json, "seed"), count(json, "instruments"), count(json, "days"));
            } catch (IllegalArgumentException e) {
                throw damaged("synthetic", e);
            }
        }

        private Input input(Json.Obj json) {
            return new Input(
                    text(json, "role"),
                    text(json, "name"),
                    number(json, "bytes"),
                    text(json, "sha256"));
        }

        private SortedMap<String, String> settings(Json.Obj json) {
            SortedMap<String, String> settings = new TreeMap<>();
            json.members().keySet().forEach(key -> settings.put(key, text(json, key)));
            return settings;
        }

        private SortedMap<String, Found> findings(Json.Obj json) {
            SortedMap<String, Found> findings = new TreeMap<>();
            json.members()
                    .keySet()
                    .forEach(key -> {
                        Json.Obj finding = object(json, key);
                        findings.put(key, new Found(number(finding, "count"), examples(finding)));
                    });
            return findings;
        }

        private List<String> examples(Json.Obj finding) {
            List<String> examples = new ArrayList<>();
            for (Json item : array(finding, "examples")) {
                if (!(item instanceof Json.Str(String example))) {
                    throw damaged("examples");
                }
                examples.add(line(example, "examples"));
            }
            return examples;
        }

        private Section section(Json.Obj json) {
            return new Section(
                    Role.of(text(json, "role")).orElseThrow(() -> damaged("role")),
                    json.text("name").map(text -> line(text, "name")),
                    number(json, "offset"),
                    number(json, "bytes"),
                    (int) number(json, "crc32c"),
                    text(json, "sha256"));
        }

        private String text(Json.Obj json, String key) {
            return line(json.text(key).orElseThrow(() -> damaged(key)), key);
        }

        /// These texts are shown.
        private String line(String text, String key) {
            if (text.length() > 1_000 || text.chars().anyMatch(Character::isISOControl)) {
                throw damaged(key);
            }
            return text;
        }

        private long number(Json.Obj json, String key) {
            if (json.find(key).orElse(Json.Null.NULL) instanceof Json.Num number) {
                return number.asLong().orElseThrow(() -> damaged(key));
            }
            throw damaged(key);
        }

        private int count(Json.Obj json, String key) {
            long value = number(json, key);
            if (value < 0 || value > Integer.MAX_VALUE) {
                throw damaged(key);
            }
            return (int) value;
        }

        private Json.Obj object(Json.Obj json, String key) {
            if (json.find(key).orElse(Json.Null.NULL) instanceof Json.Obj object) {
                return object;
            }
            throw damaged(key);
        }

        private List<Json> array(Json.Obj json, String key) {
            if (json.find(key).orElse(Json.Null.NULL) instanceof Json.Arr(List<Json> items)) {
                return items;
            }
            throw damaged(key);
        }

        private List<Json.Obj> objects(Json.Obj json, String key) {
            List<Json.Obj> objects = new ArrayList<>();
            for (Json item : array(json, key)) {
                if (!(item instanceof Json.Obj object)) {
                    throw damaged(key);
                }
                objects.add(object);
            }
            return objects;
        }

        private DataException damaged(String key) {
            return Refusal.of(file, "its header has no usable \"" + key + "\"");
        }

        private DataException damaged(String key, IllegalArgumentException why) {
            return Refusal.of(
                    file, "its header has no usable \"" + key + "\" (" + why.getMessage() + ")");
        }
    }

    /// The arrays of a role by name.
    Map<String, Section> named(Role role) {
        Map<String, Section> found = new TreeMap<>();
        sections.stream()
                .filter(section -> section.role() == role)
                .forEach(section -> found.put(section.name().orElse(""), section));
        return found;
    }

    /// The array there is once at most.
    Optional<Section> only(Role role) {
        return sections.stream().filter(section -> section.role() == role).findFirst();
    }
}
