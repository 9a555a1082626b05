package dev.alphatrail.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class NativeLibraryTest {
    private static final String NAME = "libduckdb_java.so_linux_amd64";

    @TempDir private Path folder = Path.of("");

    private Path jar(String content) throws IOException {
        Path jar = folder.resolve("duckdb_jdbc-9.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(NAME));
            zip.write(content.getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
        }
        return jar;
    }

    private Optional<Path> library(Path jar) throws IOException {
        return NativeLibrary.in(jar.toUri().toURL(), NAME, folder.resolve("cache"));
    }

    private List<String> unpacked() throws IOException {
        try (var files = Files.walk(folder.resolve("cache"))) {
            return files.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }

    @Test
    void isUnpackedOnceForEachVersion() throws IOException {
        Path first = library(jar("one")).orElseThrow();
        assertEquals("one", Files.readString(first));
        Files.setLastModifiedTime(first, java.nio.file.attribute.FileTime.fromMillis(1_000));
        assertEquals(first, library(jar("one")).orElseThrow());
        assertEquals(1_000, Files.getLastModifiedTime(first).toMillis(), "not written again");
        Path second = library(jar("two")).orElseThrow();
        assertEquals("two", Files.readString(second));
        assertEquals(2, unpacked().size());
    }

    @Test
    void aFileOfAnotherSizeIsReplaced() throws IOException {
        Path library = library(jar("whole")).orElseThrow();
        Files.writeString(library, "hal");
        assertEquals("whole", Files.readString(library(jar("whole")).orElseThrow()));
        assertEquals(1, unpacked().size());
    }

    @Test
    void whereItCannotBeKeptThereIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("cache"), "");
        assertEquals(Optional.empty(), library(jar("one")));
        Files.delete(file);
        Path jar = jar("one");
        assertEquals(
                Optional.empty(),
                NativeLibrary.in(jar.toUri().toURL(), "other", folder.resolve("c")));
    }

    @Test
    void theUsersCacheIsWhereTheSystemHasSuchThings() {
        assertEquals("/x/alphatrail", cache(Map.of("XDG_CACHE_HOME", "/x"), "Linux", "/home/me"));
        assertEquals("/h/.cache/alphatrail", cache(Map.of(), "Linux", "/h"));
        assertEquals("/h/.cache/alphatrail", cache(Map.of("XDG_CACHE_HOME", "x"), "Linux", "/h"));
        assertEquals("/h/Library/Caches/alphatrail", cache(Map.of(), "Mac OS X", "/h"));
        assertEquals("/l/alphatrail", cache(Map.of("LOCALAPPDATA", "/l"), "Windows 11", "/h"));
        assertEquals("none", cache(Map.of(), "Linux", "?"));
    }

    private static String cache(Map<String, String> environment, String system, String home) {
        return UserCache.directory(name -> Optional.ofNullable(environment.get(name)), system, home)
                .map(Path::toString)
                .orElse("none");
    }

    @Test
    void duckDbItselfRunsFromTheCache() throws Exception {
        try (var connection = DuckDb.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select version()")) {
            assertTrue(rows.next());
            assertTrue(rows.getString(1).startsWith("v"), rows.getString(1));
        }
        Path cache = UserCache.directory().orElseThrow();
        try (var files = Files.walk(cache)) {
            assertTrue(
                    files.anyMatch(file -> file.getFileName().toString().startsWith("libduckdb")));
        }
    }
}
