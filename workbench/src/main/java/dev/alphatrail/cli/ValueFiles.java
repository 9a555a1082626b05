package dev.alphatrail.cli;

import dev.alphatrail.artifacts.Csv;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// Factor values as files for other programs.
final class ValueFiles {
    private static final int ALIGNMENT = 64;
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private ValueFiles() {}

    /// As CSV (`datetime,instrument,value`, a missing value has no row) or, when the name ends so,
    /// as `.npy`.
    static void write(Path file, Panel panel, Matrix values) throws IOException {
        if (file.toString().endsWith(".npy")) {
            writeNpy(file, values);
        } else {
            writeCsv(file, panel, values);
        }
    }

    /// The dates and the instruments, a line each, in the order of rows and columns.
    static void writeAxes(Path directory, Panel panel) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("dates.csv"))) {
            out.write("datetime\n");
            for (int t = 0; t < panel.dates(); t++) {
                out.write(panel.calendar().date(t) + "\n");
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve("instruments.csv"))) {
            out.write("instrument\n");
            for (int i = 0; i < panel.instruments().size(); i++) {
                out.write(Csv.cell(panel.instruments().name(i)) + "\n");
            }
        }
    }

    private static void writeCsv(Path file, Panel panel, Matrix values) throws IOException {
        List<String> names =
                IntStream.range(0, panel.instruments().size())
                        .mapToObj(i -> "," + Csv.cell(panel.instruments().name(i)) + ",")
                        .toList();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("datetime,instrument,value\n");
            for (int t = 0; t < values.dates(); t++) {
                String date = panel.calendar().date(t).toString();
                for (int i = 0; i < values.instruments(); i++) {
                    double value = values.at(t, i);
                    if (!Double.isNaN(value)) {
                        out.write(date);
                        out.write(names.get(i));
                        out.write(Csv.number(value));
                        out.write('\n');
                    }
                }
            }
        }
    }

    /// Version 1.0 of NumPy's format: little-endian float64, rows are dates.
    private static void writeNpy(Path file, Matrix values) throws IOException {
        String header =
                "{'descr': '<f8', 'fortran_order': False, 'shape': ("
                        + values.dates()
                        + ", "
                        + values.instruments()
                        + "), }";
        int unpadded = MAGIC.length + 2 + header.length() + 1;
        String padded = header + " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
        ByteBuffer row =
                ByteBuffer.allocate(values.instruments() * Double.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(MAGIC);
            out.write(padded.length() & 0xff);
            out.write(padded.length() >> 8);
            out.write(padded.getBytes(StandardCharsets.US_ASCII));
            for (int t = 0; t < values.dates(); t++) {
                row.clear();
                for (int i = 0; i < values.instruments(); i++) {
                    row.putDouble(values.at(t, i));
                }
                out.write(row.array());
            }
        }
    }
}
