package dev.alphatrail.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.alphatrail.json.JsonWriter;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Whatever stands in a configuration file, it is read or refused in one line that names the file.
class ConfigFileFuzzTest {
    private static final byte[] YAML = bytes(ConfigPrinter.yaml(Configuration.defaults()));
    private static final byte[] JSON = bytes(JsonWriter.pretty(Configuration.defaults().toJson()));

    /// What YAML and JSON are made of, so that changes hit their structure.
    private static final byte[] SIGNS = bytes(":-[]{},\"'&*!|>#%@?\n\t \0\u00ff~0e.");

    @Property(tries = 300)
    void anyText(@ForAll String text) throws IOException {
        readOrRefuse(bytes(text));
    }

    @Property(tries = 300)
    void aDamagedYaml(@ForAll long seed) throws IOException {
        readOrRefuse(damaged(YAML, new Random(seed)));
    }

    @Property(tries = 300)
    void aDamagedJson(@ForAll long seed) throws IOException {
        readOrRefuse(damaged(JSON, new Random(seed)));
    }

    /// Changes a few bytes, and sometimes cuts the end off or repeats a part.
    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    random.nextBoolean()
                            ? SIGNS[random.nextInt(SIGNS.length)]
                            : (byte) random.nextInt();
        }
        int end = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
        int again = random.nextInt(4) == 0 ? random.nextInt(end + 1) : 0;
        byte[] result = new byte[end + again];
        System.arraycopy(bytes, 0, result, 0, end);
        System.arraycopy(bytes, 0, result, end, again);
        return result;
    }

    private static void readOrRefuse(byte[] content) throws IOException {
        Path file = Files.createTempFile("config", ".yaml");
        try {
            Files.write(file, content);
            ConfigFile.read(file);
        } catch (ConfigException e) {
            String message = String.valueOf(e.getMessage());
            assertEquals(1, message.lines().count(), message);
            assertFalse(message.chars().anyMatch(Character::isISOControl), message);
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
