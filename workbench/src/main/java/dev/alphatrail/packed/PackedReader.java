package dev.alphatrail.packed;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.marketdata.Borrow;
import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.marketdata.DataFingerprint.Packed;
import dev.alphatrail.marketdata.PreparedMarket;
import dev.alphatrail.packed.Section.Role;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.panel.FieldSource;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Instruments;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.panel.Sha256;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// A packed file, mapped into memory. Opening it reads the header; a field is read, and its
/// checksum checked, when somebody asks for it.
///
/// The mapping lives as long as anything that was read from it may still read more: it is released
/// by the garbage collector. A file that is replaced meanwhile (renamed over) does not disturb it.
public final class PackedReader {
    private static final ValueLayout.OfInt INTS =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int CHUNK = 1 << 18;

    private final String file;
    private final MemorySegment bytes;
    private final Header header;
    private final String headerSha256;

    private PackedReader(String file, MemorySegment bytes, Header header, String headerSha256) {
        this.file = file;
        this.bytes = bytes;
        this.header = header;
        this.headerSha256 = headerSha256;
    }

    /// Whether a path is to be read as a packed file: it begins as one, or is called `.atp`.
    public static boolean isPacked(Path path) {
        if (path.toString().toLowerCase(Locale.ROOT).endsWith(".atp")) {
            return true;
        }
        byte[] magic = Layout.magic();
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (var in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(magic.length), magic);
        } catch (IOException _) {
            return false; // whoever reads it as CSV says why it cannot be read
        }
    }

    /// Opens a file.
    ///
    /// @throws DataException when it is none, damaged or of a newer format
    public static PackedReader open(Path path) {
        String file = path.toString();
        if (Files.isDirectory(path)) {
            throw new DataException(file + " is a directory: name a packed file");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < Layout.PREFIX_BYTES) {
                throw notPacked(file);
            }
            return of(file, channel.map(MapMode.READ_ONLY, 0, size, Arena.ofAuto()));
        } catch (NoSuchFileException e) {
            throw new DataException(file + ": no such file; check the path", e);
        } catch (IOException e) {
            throw new DataException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static DataException notPacked(String file) {
        return new DataException(file + " is no packed file: make one with alphatrail data pack");
    }

    private static PackedReader of(String file, MemorySegment bytes) {
        byte[] magic = Layout.magic();
        if (!Arrays.equals(bytes.asSlice(0, magic.length).toArray(ValueLayout.JAVA_BYTE), magic)) {
            throw notPacked(file);
        }
        int format = bytes.get(INTS, Layout.FORMAT_AT);
        if (format != Layout.FORMAT) {
            throw new DataException(
                    file
                            + " has format "
                            + Integer.toUnsignedString(format)
                            + ", this Alphatrail reads "
                            + Layout.FORMAT
                            + ": update Alphatrail, or pack the prices again");
        }
        int length = bytes.get(INTS, Layout.HEADER_BYTES_AT);
        if (length < 0
                || length > Layout.MAX_HEADER
                || Layout.PREFIX_BYTES + (long) length > bytes.byteSize()) {
            throw Refusal.of(file, "its header is cut short or its length is wrong");
        }
        byte[] json = bytes.asSlice(Layout.PREFIX_BYTES, length).toArray(ValueLayout.JAVA_BYTE);
        CRC32C crc = new CRC32C();
        crc.update(json);
        if ((int) crc.getValue() != bytes.get(INTS, Layout.HEADER_CRC_AT)) {
            throw Refusal.of(file, "its header has another checksum");
        }
        Header header = Header.of(object(json, file), file);
        Shape.check(header, Layout.PREFIX_BYTES + length, bytes.byteSize(), file);
        return new PackedReader(file, bytes, header, Sha256.of(json));
    }

    private static Json.Obj object(byte[] json, String file) {
        try {
            if (JsonReader.parse(json, file, JsonLimits.DEFAULT) instanceof Json.Obj object) {
                return object;
            }
        } catch (JsonException e) {
            throw new DataException(Refusal.of(file, "its header is no JSON").getMessage(), e);
        }
        throw Refusal.of(file, "its header is no JSON object");
    }

    /// What the file says of itself, as it stands in it.
    public Json.Obj describe() {
        return header.toJson();
    }

    Header header() {
        return header;
    }

    /// What identifies the file.
    public Packed identity() {
        return new Packed(file, bytes.byteSize(), headerSha256);
    }

    /// The market in it. Its fields are read when they are used.
    ///
    /// @throws DataException when what is read at once is damaged; for the fields, their first use
    ///   throws it
    public PreparedMarket market() {
        Map<String, FieldSource> fields = new TreeMap<>();
        header.named(Role.FIELD).forEach((name, section) -> fields.put(name, field(section)));
        Map<String, Grouping> groupings = new TreeMap<>();
        Map<String, Section> codes = header.named(Role.GROUPING_CODES);
        header.named(Role.GROUPING_LABELS)
                .forEach((name, labels) ->
                        Optional.ofNullable(codes.get(name))
                                .ifPresent(code -> groupings.put(name, grouping(labels, code))));
        try {
            return new PreparedMarket(
                    Panel.reading(
                            Calendar.ofEpochDays(ints(once(Role.DATES))),
                            Instruments.of(texts(once(Role.INSTRUMENTS))),
                            fields,
                            groupings),
                    borrow(),
                    header.label(),
                    header.synthetic(),
                    header.hasAdjustedClose(),
                    header.findings(),
                    header.inputs(),
                    header.settings());
        } catch (IllegalArgumentException e) {
            throw Refusal.of(file, String.valueOf(e.getMessage()));
        }
    }

    private Grouping grouping(Section labels, Section codes) {
        try {
            return Grouping.of(texts(labels), ints(codes));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(file, String.valueOf(e.getMessage()));
        }
    }

    private Borrow borrow() {
        BitSet restricted = new BitSet();
        header.only(Role.HARD_TO_BORROW)
                .ifPresent(section -> {
                    for (int instrument : ints(section)) {
                        if (instrument < 0 || instrument >= header.instruments()) {
                            throw Refusal.of(file, section.label() + " names no instrument");
                        }
                        restricted.set(instrument);
                    }
                });
        return new Borrow(
                restricted, header.only(Role.BORROW_BPS).map(section -> field(section).load()));
    }

    private Section once(Role role) {
        return header.only(role).orElseThrow(() -> Refusal.of(file, "it has no " + role.id()));
    }

    private MappedField field(Section section) {
        return new MappedField(file, header, section, bytes);
    }

    private int[] ints(Section section) {
        ByteBuffer buffer = small(section).order(ByteOrder.LITTLE_ENDIAN);
        int[] values = new int[buffer.remaining() / Integer.BYTES];
        buffer.asIntBuffer().get(values);
        return values;
    }

    private List<String> texts(Section section) {
        String text = StandardCharsets.UTF_8.decode(small(section)).toString();
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw Refusal.of(file, section.label() + " does not end with a line feed");
        }
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    private ByteBuffer small(Section section) {
        byte[] copy =
                bytes.asSlice(section.offset(), section.bytes()).toArray(ValueLayout.JAVA_BYTE);
        CRC32C crc = new CRC32C();
        crc.update(copy);
        require(section, crc);
        return ByteBuffer.wrap(copy);
    }

    private void require(Section section, CRC32C crc) {
        if ((int) crc.getValue() != section.crc32c()) {
            throw Refusal.of(file, section.label() + " has another checksum");
        }
    }

    /// Reads everything and holds it against the digests: every section, and the panel as a whole.
    ///
    /// @throws DataException naming the first thing that differs
    public void verify() {
        for (Section section : header.sections()) {
            if (!Sha256.ofPieces(pieces(section)).equals(section.sha256())) {
                throw Refusal.of(file, section.label() + " has another SHA-256");
            }
            if (section.role() == Role.FIELD || section.role() == Role.BORROW_BPS) {
                requireNumbers(section);
            }
        }
        if (!market().panelSha256().equals(header.panelSha256())) {
            throw Refusal.of(file, "its panel_sha256 is not that of its sections");
        }
    }

    /// A section in pieces that a buffer can hold.
    private List<ByteBuffer> pieces(Section section) {
        List<ByteBuffer> pieces = new ArrayList<>();
        for (long at = 0; at < section.bytes(); at += CHUNK) {
            long length = Math.min(CHUNK, section.bytes() - at);
            pieces.add(bytes.asSlice(section.offset() + at, length).asByteBuffer());
        }
        return pieces;
    }

    private void requireNumbers(Section section) {
        for (double value : field(section).load().sharedValues()) {
            if (Double.isInfinite(value)) {
                throw Refusal.of(file, section.label() + " holds an infinite number");
            }
        }
    }
}
