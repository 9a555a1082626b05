package dev.alphatrail.packed;

import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.marketdata.PreparedMarket;
import dev.alphatrail.packed.Section.Role;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.panel.Sha256;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/// Writes a market into a packed file. The same market gives the same bytes.
public final class PackedWriter {
    private final PreparedMarket market;
    private final List<Part> parts = new ArrayList<>();

    private PackedWriter(PreparedMarket market) {
        this.market = market;
    }

    /// What becomes a section.
    private record Part(
            Role role, Optional<String> name, long bytes, String sha256, Content content) {
        @FunctionalInterface
        interface Content {
            void send(Encoding.Sink sink) throws IOException;
        }
    }

    /// Writes the file beside and renames it when it is whole and on disk. A packed file of that
    /// name is replaced, anything else is not.
    ///
    /// @throws DataException when it cannot be written
    public static void write(PreparedMarket market, Path destination) {
        if (Files.exists(destination, LinkOption.NOFOLLOW_LINKS)
                && !PackedReader.isPacked(destination)) {
            throw new DataException(
                    destination
                            + " exists and is no packed file, so it is not overwritten: name"
                            + " another one");
        }
        Path target = destination.toAbsolutePath().normalize();
        Path fresh = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            try {
                new PackedWriter(market).write(fresh);
                Files.move(
                        fresh,
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                syncDirectory(target.resolveSibling("."));
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new DataException(
                    "cannot write "
                            + destination
                            + ": "
                            + e.getMessage()
                            + "; check that its directory is there and writable and the disk has"
                            + " room",
                    e);
        }
    }

    /// Where a directory cannot be opened (Windows) the file system sees to it.
    private static void syncDirectory(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private void write(Path file) throws IOException {
        collect();
        Panel panel = market.panel();
        Header bare =
                new Header(
                        market.label(),
                        market.synthetic(),
                        market.hasAdjustedClose(),
                        panel.dates(),
                        panel.calendar().date(0).toString(),
                        panel.calendar().date(panel.dates() - 1).toString(),
                        panel.instruments().size(),
                        market.panelSha256(),
                        market.inputs().stream().map(PackedWriter::withoutFolder).toList(),
                        market.settings(),
                        market.findings(),
                        List.of());
        int[] crc32c = checksums();
        int headerBytes = Layout.PAGE - Layout.PREFIX_BYTES;
        Header header = bare.with(sections(headerBytes, crc32c));
        byte[] json = json(header);
        while (json.length > headerBytes) { // offsets grow with the header
            headerBytes += Layout.PAGE;
            header = bare.with(sections(headerBytes, crc32c));
            json = json(header);
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            send(channel, prefix(json, headerBytes));
            for (int k = 0; k < parts.size(); k++) {
                channel.position(header.sections().get(k).offset());
                parts.get(k).content().send(piece -> send(channel, piece));
            }
            channel.force(true);
        }
    }

    private static Input withoutFolder(Input input) {
        return new Input(
                input.role(),
                String.valueOf(Path.of(input.path()).getFileName()),
                input.bytes(),
                input.sha256());
    }

    private static byte[] json(Header header) {
        return JsonWriter.pretty(header.toJson()).getBytes(StandardCharsets.UTF_8);
    }

    private static ByteBuffer prefix(byte[] json, int headerBytes) {
        ByteBuffer bytes = Encoding.littleEndian(Layout.PREFIX_BYTES + headerBytes);
        byte[] padded = Arrays.copyOf(json, headerBytes);
        Arrays.fill(padded, json.length, headerBytes, (byte) ' ');
        CRC32C crc = new CRC32C();
        crc.update(padded);
        bytes.put(0, Layout.magic())
                .putInt(Layout.FORMAT_AT, Layout.FORMAT)
                .putInt(Layout.HEADER_BYTES_AT, headerBytes)
                .putInt(Layout.HEADER_CRC_AT, (int) crc.getValue())
                .put(Layout.PREFIX_BYTES, padded);
        return bytes;
    }

    private List<Section> sections(int headerBytes, int[] crc32c) {
        List<Section> sections = new ArrayList<>();
        long offset = (long) Layout.PREFIX_BYTES + headerBytes;
        for (int k = 0; k < parts.size(); k++) {
            Part part = parts.get(k);
            Section section =
                    new Section(
                            part.role(),
                            part.name(),
                            offset,
                            part.bytes(),
                            crc32c[k],
                            part.sha256());
            sections.add(section);
            offset = Layout.align(section.end());
        }
        return sections;
    }

    private int[] checksums() throws IOException {
        int[] checksums = new int[parts.size()];
        for (int k = 0; k < checksums.length; k++) {
            CRC32C crc = new CRC32C();
            parts.get(k).content().send(crc::update);
            checksums[k] = (int) crc.getValue();
        }
        return checksums;
    }

    /// Small things first: they are read whenever the file is opened.
    private void collect() {
        Panel panel = market.panel();
        int[] days = new int[panel.dates()];
        for (int t = 0; t < days.length; t++) {
            days[t] = panel.calendar().epochDay(t);
        }
        add(Role.DATES, "", Encoding.of(days));
        add(Role.INSTRUMENTS, "", Encoding.of(panel.instruments().names()));
        for (Map.Entry<String, Grouping> grouping : panel.groupings().entrySet()) {
            add(Role.GROUPING_LABELS, grouping.getKey(), Encoding.of(grouping.getValue().labels()));
            add(Role.GROUPING_CODES, grouping.getKey(), Encoding.of(grouping.getValue().codes()));
        }
        int[] restricted = market.borrow().hardToBorrow().stream().toArray();
        if (restricted.length > 0) {
            add(Role.HARD_TO_BORROW, "", Encoding.of(restricted));
        }
        for (String name : panel.fieldNames()) {
            add(Role.FIELD, name, panel.field(name), panel.fieldSha256(name));
        }
        market.borrow()
                .ratesBps()
                .ifPresent(rates -> add(Role.BORROW_BPS, "", rates, Sha256.of(rates)));
    }

    private void add(Role role, String name, byte[] bytes) {
        parts.add(
                new Part(
                        role,
                        Optional.of(name).filter(text -> !text.isEmpty()),
                        bytes.length,
                        Sha256.of(bytes),
                        sink -> sink.take(ByteBuffer.wrap(bytes))));
    }

    private void add(Role role, String name, Matrix matrix, String sha256) {
        parts.add(
                new Part(
                        role,
                        Optional.of(name).filter(text -> !text.isEmpty()),
                        (long) matrix.dates() * matrix.instruments() * Double.BYTES,
                        sha256,
                        sink -> Encoding.send(matrix, sink)));
    }

    private static void send(FileChannel channel, ByteBuffer piece) throws IOException {
        while (piece.hasRemaining()) {
            channel.write(piece);
        }
    }
}
