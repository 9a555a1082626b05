package dev.alphatrail.factorcache;

import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.panel.Sha256;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/// Which code computes the values. Any change of it may change a bit of a value, so it is told by
/// the class files themselves and not by a number that somebody must remember to raise.
final class EngineIdentity {
    /// What has a say in the values of a formula, parsing it included.
    private static final List<String> PACKAGES =
            List.of(
                    "dev/alphatrail/engine/",
                    "dev/alphatrail/formula/",
                    "dev/alphatrail/panel/",
                    "dev/alphatrail/stats/");

    private EngineIdentity() {}

    /// A digest of names, sizes and checksums of the class files.
    ///
    /// @throws FactorCacheException when they cannot be found
    static String current() {
        try {
            Optional<Path> place =
                    Optional.ofNullable(FactorEngine.class.getProtectionDomain().getCodeSource())
                            .map(CodeSource::getLocation)
                            .map(location -> Path.of(toUri(location)));
            if (place.isPresent()) {
                List<String> lines =
                        Files.isDirectory(place.get()) ? ofFolder(place.get()) : ofJar(place.get());
                if (!lines.isEmpty()) {
                    return Sha256.of(lines.stream().sorted().toList());
                }
            }
        } catch (IOException e) {
            throw new FactorCacheException("the program's own class files cannot be read", e);
        }
        throw new FactorCacheException(
                "the program's own class files are not found, so it cannot be told which engine"
                        + " computed a value: run without a cache");
    }

    private static java.net.URI toUri(java.net.URL location) {
        try {
            return location.toURI();
        } catch (URISyntaxException e) {
            throw new FactorCacheException("no place for class files: " + location, e);
        }
    }

    private static boolean counts(String name) {
        return name.endsWith(".class") && PACKAGES.stream().anyMatch(name::startsWith);
    }

    private static List<String> ofJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(entry -> counts(entry.getName()))
                    .map(entry -> line(entry.getName(), entry.getSize(), entry.getCrc()))
                    .toList();
        }
    }

    private static List<String> ofFolder(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (counts(name)) {
                    byte[] bytes = Files.readAllBytes(file);
                    CRC32 crc = new CRC32();
                    crc.update(bytes);
                    lines.add(line(name, bytes.length, crc.getValue()));
                }
            }
        }
        return lines;
    }

    private static String line(String name, long size, long crc) {
        return name + " " + size + " " + crc;
    }
}
