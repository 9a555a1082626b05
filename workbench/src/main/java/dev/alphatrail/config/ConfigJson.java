package dev.alphatrail.config;

import dev.alphatrail.config.Node.Entry;
import dev.alphatrail.config.Node.Mapping;
import dev.alphatrail.config.Node.Scalar;
import dev.alphatrail.config.Node.Sequence;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Configurations as JSON: the `config.json` of a run, and the part of it that decides what a run
/// finds.
///
/// `config.json` is `schema_version`, then every section with every key. A later Alphatrail may add
/// keys without raising `schema_version` if their defaults mean what was done before there were
/// such keys; any other change raises it.
final class ConfigJson {
    /// The keys that name input files, with the role each file has in a fingerprint of the data.
    private static final Map<Key<Optional<Path>>, String> ROLES =
            Map.of(
                    MarketSection.DATA, "prices",
                    MarketSection.SECTORS, "sectors",
                    MarketSection.HARD_TO_BORROW, "hard_to_borrow",
                    MarketSection.BORROW_RATES, "borrow_rates");

    private ConfigJson() {}

    /// Every setting in effect.
    static Json.Obj write(Configuration config) {
        Json.Builder root = Json.object().put(ConfigFile.VERSION_KEY, ConfigFile.SCHEMA_VERSION);
        Keys.SECTIONS.forEach((name, keys) -> {
            Json.Builder section = Json.object();
            keys.forEach(key -> section.put(key.name(), json(config.node(key))));
            root.put(name, section.build());
        });
        return root.build();
    }

    /// The configuration of a `config.json`.
    static Configuration read(Json.Obj json, String source) {
        if (json.find(ConfigFile.VERSION_KEY).isEmpty()) {
            throw ConfigException.at(
                    source,
                    "has no " + ConfigFile.VERSION_KEY + ", so it is not the config.json of a run");
        }
        return ConfigFile.over(Configuration.defaults(), node(json, source));
    }

    /// Every setting that decides what a run finds. Files are named by their content, not by their
    /// path.
    static Json.Obj deciding(Configuration config, Map<String, String> sha256ByRole) {
        Json.Builder root = Json.object().put(ConfigFile.VERSION_KEY, ConfigFile.SCHEMA_VERSION);
        Keys.SECTIONS.forEach((name, keys) -> {
            Json.Builder section = Json.object();
            keys.stream()
                    .filter(ConfigJson::decides)
                    .forEach(key ->
                            section.put(key.name(), decidingValue(key, config, sha256ByRole)));
            root.put(name, section.build());
        });
        return root.build();
    }

    static boolean decides(Key<?> key) {
        return !key.section().equals(TrackingSection.SECTION)
                || key.equals(TrackingSection.SAVE_DAILY_TOP);
    }

    /// SHA-256 of the RFC 8785 form, in lower-case hex.
    static String sha256(Json json) {
        try {
            byte[] canonical = JsonWriter.canonical(json).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static Json decidingValue(
            Key<?> key, Configuration config, Map<String, String> sha256ByRole) {
        String role = ROLES.get(key);
        if (role == null) {
            return json(config.node(key));
        }
        // a packed file brings sectors and the like without a setting that names them
        String sha256 = sha256ByRole.get(role);
        return sha256 == null ? Json.Null.NULL : new Json.Str(sha256);
    }

    private static Json json(Node node) {
        return switch (node) {
            case Scalar scalar -> json(scalar);
            case Sequence(List<Node> items, _) ->
                    new Json.Arr(items.stream().map(ConfigJson::json).toList());
            case Mapping(List<Entry> entries, _) -> {
                Json.Builder object = Json.object();
                entries.forEach(entry -> object.put(entry.name().text(), json(entry.value())));
                yield object.build();
            }
        };
    }

    private static Json json(Scalar scalar) {
        String text = scalar.text();
        if (!scalar.plain()) {
            return new Json.Str(text);
        }
        return switch (text) {
            case "null" -> Json.Null.NULL;
            case "true" -> new Json.Bool(true);
            case "false" -> new Json.Bool(false);
            default -> {
                if (Kinds.isWhole(text)) {
                    yield Json.Num.of(Long.parseLong(text));
                }
                yield Kinds.isDecimal(text)
                        ? Json.number(Double.parseDouble(text))
                        : new Json.Str(text);
            }
        };
    }

    private static Node node(Json json, String source) {
        return switch (json) {
            case Json.Null _ -> new Scalar("null", true, source);
            case Json.Bool(boolean value) -> new Scalar(Boolean.toString(value), true, source);
            case Json.Num number -> new Scalar(number.toString(), true, source);
            case Json.Str(String value) -> new Scalar(value, false, source);
            case Json.Arr(List<Json> items) ->
                    new Sequence(items.stream().map(item -> node(item, source)).toList(), source);
            case Json.Obj(Map<String, Json> members) ->
                    new Mapping(
                            members.entrySet().stream()
                                    .map(member ->
                                            new Entry(
                                                    new Scalar(member.getKey(), false, source),
                                                    node(member.getValue(), source)))
                                    .toList(),
                            source);
        };
    }
}
