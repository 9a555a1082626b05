package dev.alphatrail.config;

import dev.alphatrail.config.Kind.Word;
import dev.alphatrail.config.Node.Entry;
import dev.alphatrail.config.Node.Mapping;
import dev.alphatrail.config.Node.Scalar;
import dev.alphatrail.config.Origin.Level;
import dev.alphatrail.json.Json;
import dev.alphatrail.study.StudySpec;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings in effect, each with its origin. Immutable: every change gives a new configuration.
///
/// A flag is stronger than `--set`, that than a file, and that than a default, in whichever order
/// they are applied; of two of the same strength the later stands. Settings are checked one by one
/// when they are given, and together by [#toStudySpec].
public final class Configuration {
    private static final Configuration DEFAULTS = new Configuration(new EnumMap<>(Level.class));

    /// A setting in effect.
    private record Setting<T>(Key<T> key, T value, Origin origin) {}

    private final Map<Level, Map<Key<?>, Node>> layers;
    private final Map<Key<?>, Setting<?>> settings;

    private Configuration(Map<Level, Map<Key<?>, Node>> layers) {
        this.layers = layers;
        this.settings = new LinkedHashMap<>();
        for (Key<?> key : Keys.ALL) {
            settings.put(key, effective(key, layers));
        }
    }

    /// Every setting at its default.
    public static Configuration defaults() {
        return DEFAULTS;
    }

    /// The value in effect.
    public <T> T get(Key<T> key) {
        return setting(key).value();
    }

    /// Where the value in effect comes from.
    public Origin origin(Key<?> key) {
        return setting(key).origin();
    }

    /// With one `--set`.
    ///
    /// @param assignment `section.key=value`, the value in YAML: `portfolio.neutralize=[beta,
    ///   vol]`, `portfolio.max_abs_weight=null`; for keys that are text, everything behind the sign
    ///   is the text unless it begins with a quote
    /// @throws ConfigException if it is not so written, names no key or is out of range
    public Configuration withOverride(String assignment) {
        int sign = assignment.indexOf('=');
        String path = sign < 0 ? assignment : assignment.substring(0, sign).strip();
        int dot = path.indexOf('.');
        if (sign < 0 || dot < 0) {
            throw ConfigException.at(
                    "--set",
                    "'" + Node.printable(assignment) + "' is not of the form section.key=value");
        }
        Key<?> key = Keys.named(path.substring(0, dot), path.substring(dot + 1), "--set");
        String value = assignment.substring(sign + 1).strip();
        if (value.isEmpty()) {
            throw ConfigException.at("--set", key + " has no value; it must be " + key.range());
        }
        boolean quoted = value.startsWith("\"") || value.startsWith("'");
        boolean text = key.kind().word() == Word.TEXT && !quoted;
        return with(
                Level.SET,
                key,
                text ? new Scalar(value, true, "--set") : YamlReader.value(value, "--set"));
    }

    /// With one flag of the command line. A flag for a mapping (`--tag k=v`) adds an entry to those
    /// from elsewhere.
    ///
    /// @param flag its name, such as `--horizon`, for messages
    /// @param word what stood behind it
    /// @throws ConfigException if it is out of range
    public Configuration withFlag(String flag, Key<?> key, String word) {
        return switch (key.kind().word()) {
            case YAML -> with(Level.FLAG, key, new Scalar(word, true, flag));
            case TEXT -> with(Level.FLAG, key, new Scalar(word, false, flag));
            case ENTRY -> withEntry(flag, key, word);
        };
    }

    private Configuration withEntry(String flag, Key<?> key, String word) {
        int sign = word.indexOf('=');
        if (sign < 0) {
            throw ConfigException.at(
                    flag, "'" + Node.printable(word) + "' is not of the form NAME=VALUE");
        }
        Entry entry =
                new Entry(
                        new Scalar(word.substring(0, sign).strip(), false, flag),
                        new Scalar(word.substring(sign + 1).strip(), false, flag));
        List<Entry> entries =
                new ArrayList<>(
                        entries(layer(Level.FLAG).getOrDefault(key, new Mapping(List.of(), flag))));
        entries.add(entry);
        return with(Level.FLAG, key, new Mapping(entries, flag));
    }

    /// With a setting as it was written.
    ///
    /// @throws ConfigException if it is out of range
    Configuration with(Level level, Key<?> key, Node node) {
        key.read(node); // refused even where something stronger stands over it
        Map<Key<?>, Node> layer = new LinkedHashMap<>(layer(level));
        layer.put(key, node);
        Map<Level, Map<Key<?>, Node>> changed = new EnumMap<>(layers);
        changed.put(level, layer);
        return new Configuration(changed);
    }

    /// What a study needs to know.
    ///
    /// @throws ConfigException if settings contradict each other
    public StudySpec toStudySpec() {
        if (!get(GeneratorSection.ENABLED)
                && get(FactorsSection.FORMULAS).isEmpty()
                && get(FactorsSection.LIBRARY).isEmpty()) {
            throw new ConfigException(
                    said(GeneratorSection.ENABLED)
                            + " and factors.formulas is empty, so there is nothing to evaluate:"
                            + " switch the generator on or give a formula with --factor"
                            + " NAME=FORMULA");
        }
        return new StudySpec(
                GeneratorSection.idea(this),
                MarketSection.settings(this),
                FactorsSection.userFactors(this),
                FactorsSection.rules(this),
                GeneratorSection.settings(this),
                EvaluationSection.settings(this),
                WalkForwardSection.settings(this),
                PortfolioSection.settings(this),
                CostsSection.settings(this),
                GatesSection.settings(this),
                get(EvaluationSection.TOP_K));
    }

    /// Where and how the run is kept.
    public Tracking tracking() {
        return TrackingSection.settings(this);
    }

    /// What the `config.json` of a run holds: `schema_version`, then every setting in effect.
    public Json.Obj toJson() {
        return ConfigJson.write(this);
    }

    /// The configuration of a `config.json`. Keys that it lacks have their defaults: that is how
    /// runs older than a key are read.
    ///
    /// @param source name of the file, for messages
    /// @throws ConfigException if it is written by a newer Alphatrail, has unknown keys or values
    ///   out of range
    public static Configuration fromJson(Json.Obj json, String source) {
        return ConfigJson.read(json, source);
    }

    /// What decides what a run finds: everything but where and under which names it is kept. In
    /// place of a path stands the SHA-256 of the file, so that a moved file changes nothing and a
    /// changed one does.
    ///
    /// @param sha256ByRole digests of the input files by the role they have in a
    ///   [dev.alphatrail.marketdata.DataFingerprint]: `prices`, `sectors`, `hard_to_borrow`,
    ///   `borrow_rates`
    public Json.Obj decidingJson(Map<String, String> sha256ByRole) {
        return ConfigJson.deciding(this, sha256ByRole);
    }

    /// SHA-256, lower-case hex, of the RFC 8785 form of [#decidingJson].
    public String hash(Map<String, String> sha256ByRole) {
        return ConfigJson.sha256(decidingJson(sha256ByRole));
    }

    /// A setting as a message tells it: key, value and where that was said.
    String said(Key<?> key) {
        Origin origin = origin(key);
        String by = origin.level() == Level.DEFAULT ? "by default" : origin.where();
        return key + " is " + node(key).shown() + " (" + by + ")";
    }

    /// The value in effect as it would be written.
    Node node(Key<?> key) {
        return write(setting(key));
    }

    private static <T> Node write(Setting<T> setting) {
        return setting.key().kind().write(setting.value());
    }

    @SuppressWarnings("unchecked") // effective() keeps a Setting<T> under every Key<T>
    private <T> Setting<T> setting(Key<T> key) {
        Setting<T> setting = (Setting<T>) settings.get(key);
        if (setting == null) {
            throw new IllegalArgumentException("not in the table of keys: " + key);
        }
        return setting;
    }

    private static <T> Setting<T> effective(Key<T> key, Map<Level, Map<Key<?>, Node>> layers) {
        Setting<T> setting = new Setting<>(key, key.defaultValue(), Origin.DEFAULT);
        for (Map.Entry<Level, Map<Key<?>, Node>> layer : layers.entrySet()) {
            Node given = layer.getValue().get(key);
            if (given != null) {
                boolean joins = layer.getKey() == Level.FLAG && key.kind().word() == Word.ENTRY;
                Node node = joins ? joined(write(setting), given) : given;
                setting =
                        new Setting<>(
                                key, key.read(node), new Origin(layer.getKey(), given.where()));
            }
        }
        return setting;
    }

    /// The entries of both mappings; of two with the same name the stronger.
    private static Node joined(Node weaker, Node stronger) {
        List<String> names = entries(stronger).stream().map(entry -> entry.name().text()).toList();
        List<Entry> all = new ArrayList<>(entries(weaker));
        all.removeIf(entry -> names.contains(entry.name().text()));
        all.addAll(entries(stronger));
        return new Mapping(all, stronger.where());
    }

    private static List<Entry> entries(Node node) {
        return node instanceof Mapping(List<Entry> entries, _) ? entries : List.of();
    }

    private Map<Key<?>, Node> layer(Level level) {
        return Optional.ofNullable(layers.get(level)).orElse(Map.of());
    }
}
