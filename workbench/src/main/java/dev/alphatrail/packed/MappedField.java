package dev.alphatrail.packed;

import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.panel.FieldReader;
import dev.alphatrail.panel.FieldSource;
import dev.alphatrail.panel.Matrix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A section of doubles in the mapped file: copied whole into the heap, or read in parts where it
/// is.
final class MappedField implements FieldSource {
    private static final ValueLayout.OfDouble DOUBLES =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int CHUNK = 1 << 18;

    private final String file;
    private final Header header;
    private final Section section;
    private final MemorySegment bytes;
    private boolean checked;

    /// @param mapping the whole file
    MappedField(String file, Header header, Section section, MemorySegment mapping) {
        this.file = file;
        this.header = header;
        this.section = section;
        this.bytes = mapping.asSlice(section.offset(), section.bytes());
    }

    /// One copy into the heap, where kernels are fastest, with the checksum on the way.
    @Override
    public Matrix load() {
        double[] values = new double[header.dates() * header.instruments()];
        pass(values);
        return Matrix.takingOwnership(header.dates(), header.instruments(), values);
    }

    /// Reads parts of the mapping. The checksum is checked before, at the first time.
    @Override
    public synchronized Optional<FieldReader> reader() {
        if (!checked) {
            pass(new double[0]);
            checked = true;
        }
        return Optional.of(this::read);
    }

    @Override
    public Optional<String> sha256() {
        return Optional.of(section.sha256());
    }

    /// Takes the checksum of all, and copies what there is room for.
    private void pass(double[] target) {
        CRC32C crc = new CRC32C();
        try {
            for (long at = 0; at < bytes.byteSize(); at += CHUNK) {
                long length = Math.min(CHUNK, bytes.byteSize() - at);
                crc.update(bytes.asSlice(at, length).asByteBuffer());
                if (target.length > 0) {
                    copy(at, (int) (length / Double.BYTES), target, (int) (at / Double.BYTES));
                }
            }
        } catch (InternalError e) {
            throw gone(e);
        }
        if ((int) crc.getValue() != section.crc32c()) {
            throw Refusal.of(file, section.label() + " has another checksum");
        }
    }

    private void read(long from, int count, double[] target, int offset) {
        try {
            copy(from * Double.BYTES, count, target, offset);
        } catch (InternalError e) {
            throw gone(e);
        }
    }

    private void copy(long at, int count, double[] target, int offset) {
        MemorySegment.copy(bytes, DOUBLES, at, target, offset, count);
    }

    /// The JVM tells by an [InternalError] that a mapped page is not there any more.
    private DataException gone(InternalError e) {
        return new DataException(
                Refusal.of(file, "it was cut short while it was read").getMessage(), e);
    }
}
