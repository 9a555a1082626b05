package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a new index beside the old one and puts it in its place in one step, with the store's
/// lock held. The old one is kept in the quarantine.
final class IndexWriter implements AutoCloseable {
    private final Layout layout;
    private final Path temporary;
    private final OutputStream out;
    private String previous = Sha256.OF_NOTHING_BEFORE;

    IndexWriter(Layout layout) throws IOException {
        this.layout = layout;
        this.temporary = layout.root().resolve("." + Layout.INDEX + ".tmp");
        this.out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16);
    }

    /// Writes a line that follows the last one.
    void write(Json.Obj body) throws IOException {
        line(IndexLine.text(body, previous).getBytes(StandardCharsets.UTF_8));
    }

    /// Takes a line over from the old index; one of version 1 stays as it is.
    void copy(IndexScan.Scanned scanned) throws IOException {
        byte[] bytes = IndexScan.bytesOf(layout.index().path(), scanned);
        IndexLine line = IndexLine.of(bytes, 0, bytes.length, Layout.INDEX);
        if (IndexScan.isOfVersion1(line)) {
            line(bytes);
        } else {
            write(line.body());
        }
    }

    private void line(byte[] bytes) throws IOException {
        out.write(bytes);
        out.write('\n');
        previous = Sha256.of(bytes);
    }

    /// Puts the new index in the place of the old one.
    void replaceIndex() throws IOException {
        out.close();
        Durable.syncFile(temporary);
        Path index = layout.index().path();
        if (Files.exists(index)) {
            Durable.makeDirectory(layout.quarantine());
            String name = Layout.INDEX + "-" + Sha256.ofFile(index).sha256().substring(0, 10);
            Path kept = layout.quarantine().resolve(name);
            Durable.copy(index, kept);
            Durable.syncDirectory(layout.quarantine());
        }
        Files.move(temporary, index, StandardCopyOption.ATOMIC_MOVE);
        Durable.syncDirectory(layout.root());
    }

    /// What was not put in place is removed.
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(temporary);
    }
}
