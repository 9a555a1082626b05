package dev.alphatrail.factorcache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class CacheFolderTest {
    private static final String VALUES = "0".repeat(32) + "-250-" + "a".repeat(32) + ".atv";
    private static final String UNFINISHED = "01234567-89ab-cdef-0123-456789abcdef.tmp";

    @TempDir private Path folder = Path.of("");

    private void put(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "text");
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }

    private CacheFolder cache() {
        return new CacheFolder(folder);
    }

    @Test
    void clearDeletesWhatIsOfTheCacheAndNothingElse() throws IOException {
        put(VALUES, UNFINISHED, "notes.txt", "values.atv");
        assertEquals(1, cache().contents().entries());
        assertEquals(1, cache().clear().entries());
        assertEquals(List.of("notes.txt", "values.atv"), names());
    }

    @Test
    void aFolderOfOthersIsRefusedEvenIfOneOfTheirFilesIsNamedLikeAnUnfinishedOne()
            throws IOException {
        put(UNFINISHED, "notes.txt");
        assertThrows(FactorCacheException.class, () -> cache().contents());
        assertThrows(FactorCacheException.class, () -> cache().clear());
        assertEquals(List.of(UNFINISHED, "notes.txt"), names());
    }

    @Test
    void unfinishedFilesAloneStay() throws IOException {
        put(UNFINISHED);
        assertEquals(0, cache().clear().entries());
        assertEquals(List.of(UNFINISHED), names());
    }
}
