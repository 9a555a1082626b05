package dev.alphatrail.config;

import dev.alphatrail.config.Node.Entry;
import dev.alphatrail.config.Node.Mapping;
import dev.alphatrail.config.Node.Scalar;
import dev.alphatrail.config.Origin.Level;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Configuration files: YAML or JSON in UTF-8, sections of keys. What a file leaves out keeps its
/// default. The `config.json` of a run is such a file.
public final class ConfigFile {
    /// Largest file, in bytes.
    public static final int MAX_BYTES = 1 << 20;

    /// The newest layout of configurations that is known here.
    public static final int SCHEMA_VERSION = 1;

    static final String VERSION_KEY = "schema_version";

    private ConfigFile() {}

    /// The defaults with the settings of a file over them.
    ///
    /// @throws ConfigException if the file cannot be read, is no YAML, or has an unknown or
    ///   repeated key or a value out of range; the message names line and column
    public static Configuration read(Path file) {
        return parse(text(file, "configuration file"), file.toString());
    }

    /// The same for the content of a file.
    ///
    /// @param source its name, for messages
    static Configuration parse(String text, String source) {
        return YamlReader.file(text, source)
                .map(root -> over(Configuration.defaults(), root))
                .orElseGet(Configuration::defaults);
    }

    /// The settings of a whole configuration over others.
    static Configuration over(Configuration base, Node root) {
        if (root instanceof Scalar scalar && scalar.isNull()) {
            return base;
        }
        Configuration config = base;
        for (Entry section : mapping(root, "a configuration").entries()) {
            config =
                    section.name().text().equals(VERSION_KEY)
                            ? checkVersion(config, section.value())
                            : withSection(config, section);
        }
        return config;
    }

    private static Configuration withSection(Configuration base, Entry section) {
        String name = section.name().text();
        Keys.section(name, section.name().where());
        if (section.value() instanceof Scalar scalar && scalar.isNull()) {
            return base; // every key of the section is commented out
        }
        Configuration config = base;
        for (Entry entry : mapping(section.value(), "section '" + name + "'").entries()) {
            Key<?> key = Keys.named(name, entry.name().text(), entry.name().where());
            config = config.with(Level.FILE, key, entry.value());
        }
        return config;
    }

    private static Configuration checkVersion(Configuration config, Node version) {
        int given = Kinds.count(1).read(VERSION_KEY, version);
        if (given > SCHEMA_VERSION) {
            throw ConfigException.at(
                    version.where(),
                    "written by a newer Alphatrail ("
                            + VERSION_KEY
                            + " "
                            + given
                            + "); this one reads up to "
                            + SCHEMA_VERSION);
        }
        return config;
    }

    private static Mapping mapping(Node node, String what) {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw ConfigException.at(
                node.where(),
                what + " is " + node.shown() + ", must be a mapping, written 'name: value'");
    }

    /// The text of a file.
    ///
    /// @param what it should be, for messages
    /// @throws ConfigException if it cannot be read, or is no UTF-8 text of a sane size
    static String text(Path file, String what) {
        if (!Files.exists(file)) {
            throw new ConfigException(file + ": no such " + what);
        }
        if (Files.isDirectory(file)) {
            throw new ConfigException(file + ": is a directory, not a " + what);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ConfigException(
                        file + ": larger than " + MAX_BYTES + " bytes, which no " + what + " is");
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new ConfigException(file + ": is not UTF-8 text: save it as UTF-8");
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read (" + e.getMessage() + ")");
        }
    }
}
