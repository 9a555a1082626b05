package dev.alphatrail.marketdata;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;

import dev.alphatrail.panel.Sha256;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads one CSV file (UTF-8, with or without byte order mark, plain or gzip, LF or CRLF) into a
/// [CsvRows], taking the digest of the bytes on disk on the way.
final class CsvSource {
    /// Longest cell in characters; beyond it a quote was opened and never closed, or this is no
    /// CSV.
    private static final int MAX_CELL = 1 << 16;

    private static final int MAX_COLUMNS = 1_000;
    private static final int BUFFER = 1 << 16;
    private static final long MAX_BYTES = 1L << 30;

    private CsvSource() {}

    /// Reads the whole file and tells its identity.
    ///
    /// @param role `prices`, `sectors`, `hard_to_borrow` or `borrow_rates`
    /// @throws DataException when it cannot be read, is no CSV, or `rows` refuses it
    static DataFingerprint.Input read(String role, Path path, CsvRows rows) {
        if (Files.isDirectory(path)) {
            throw new DataException(path + " is a directory: name a CSV file");
        }
        CsvPlace place = new CsvPlace(path.toString());
        try {
            byte[] bytes = bytes(path);
            FutureTask<String> digest = new FutureTask<>(() -> Sha256.of(bytes));
            Thread.ofPlatform().daemon().start(digest);
            parse(content(bytes), rows, place);
            return new DataFingerprint.Input(role, path.toString(), bytes.length, digest.get());
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            throw explain(e, path, place);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the digest failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException("interrupted while reading " + path, e);
        }
    }

    /// The bytes on disk; they are parsed and, on another thread, digested.
    private static byte[] bytes(Path path) throws IOException {
        long size = Files.size(path);
        if (size > MAX_BYTES) {
            throw new DataException(
                    path
                            + " has "
                            + (size >> 20)
                            + " MiB, at most "
                            + (MAX_BYTES >> 20)
                            + " are read: compress it with gzip, or cut it");
        }
        return Files.readAllBytes(path);
    }

    private static void parse(InputStream content, CsvRows rows, CsvPlace place)
            throws IOException {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        Handler handler = new Handler(rows, place);
        var records =
                CsvReader.builder()
                        .allowUnclosedQuote(false)
                        .maxBufferSize(MAX_CELL)
                        .build(handler, new InputStreamReader(content, decoder))
                        .iterator();
        while (records.hasNext()) {
            records.next();
        }
        if (handler.columns < 0) {
            throw place.errorAt(1, "the file is empty: a header line and rows are expected");
        }
    }

    /// The text behind gzip, where the magic bytes say so, and behind a byte order mark.
    private static InputStream content(byte[] bytes) throws IOException {
        InputStream plain = new ByteArrayInputStream(bytes);
        InputStream text =
                startsWith(plain, 0x1f, 0x8b)
                        ? new BufferedInputStream(new GZIPInputStream(plain, BUFFER), BUFFER)
                        : plain;
        if (startsWith(text, 0xef, 0xbb, 0xbf)) {
            text.skipNBytes(3);
        }
        return text;
    }

    private static boolean startsWith(InputStream in, int... magic) throws IOException {
        in.mark(magic.length);
        boolean same = true;
        for (int expected : magic) {
            same = same && in.read() == expected;
        }
        in.reset();
        return same;
    }

    /// FastCSV wraps what goes wrong inside a record; what lies within says more.
    private static DataException explain(Exception thrown, Path path, CsvPlace place) {
        Throwable within = thrown.getCause();
        return switch (within == null ? thrown : within) {
            case DataException refused -> refused;
            case NoSuchFileException e ->
                    new DataException(path + ": no such file; check the path", e);
            case AccessDeniedException e ->
                    new DataException(path + " may not be read: check its permissions", e);
            case ZipException e -> damagedGzip(path, place, e);
            case EOFException e -> damagedGzip(path, place, e);
            case CharacterCodingException e ->
                    new DataException(
                            path
                                    + ": not UTF-8 text after line "
                                    + place.line()
                                    + ": convert the file to UTF-8",
                            e);
            case IOException e ->
                    new DataException(
                            path
                                    + " cannot be read after line "
                                    + place.line()
                                    + ": "
                                    + e.getMessage(),
                            e);
            case CsvParseException e -> malformed(e, place);
            case RuntimeException bug -> throw bug;
            case Throwable other ->
                    throw new IllegalStateException("reading " + path + " failed", other);
        };
    }

    private static DataException damagedGzip(Path path, CsvPlace place, IOException e) {
        return new DataException(
                path
                        + ": the gzip data is damaged or cut short after line "
                        + place.line()
                        + ": fetch the file again",
                e);
    }

    private static DataException malformed(CsvParseException e, CsvPlace place) {
        String detail = String.valueOf(e.getMessage());
        return place.error(
                detail.startsWith("Unexpected character")
                        ? "text follows a closing quote: double every quote inside a quoted cell"
                        : "a cell has more than "
                                + MAX_CELL
                                + " characters or a quote that is never closed: mend this row");
    }

    /// Hands FastCSV's cells on without making a string of them.
    private static final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {
        private final CsvRows rows;
        private final CsvPlace place;
        private final List<String> header = new ArrayList<>();
        private int columns = -1;

        Handler(CsvRows rows, CsvPlace place) {
            this.rows = rows;
            this.place = place;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            place.moveTo(startingLineNumber);
        }

        @Override
        protected void handleField(
                int column, char[] buffer, int offset, int length, boolean quoted) {
            int start = offset;
            int end = offset + length;
            while (start < end && isBlank(buffer[start])) {
                start++;
            }
            while (start < end && isBlank(buffer[end - 1])) {
                end--;
            }
            if (columns < 0) {
                addName(column, new String(buffer, start, end - start));
            } else if (column < columns) {
                rows.cell(column, buffer, start, end - start, place);
            } else {
                throw place.error(
                        column,
                        "the row has more cells than the header (" + columns + "): mend this row");
            }
        }

        private void addName(int column, String name) {
            if (column >= MAX_COLUMNS) {
                throw place.error(
                        "the header has more than "
                                + MAX_COLUMNS
                                + " columns: is this a price file in long form?");
            }
            header.add(name);
        }

        @Override
        protected Boolean buildRecord() {
            if (getRecordType() != RecordType.DATA) {
                return true;
            }
            if (columns < 0) {
                columns = header.size();
                rows.header(List.copyOf(header), place);
            } else if (getFieldCount() != columns) {
                throw place.error(
                        "the row has "
                                + getFieldCount()
                                + " of "
                                + columns
                                + " cells: mend this row");
            } else {
                rows.endRow(place);
            }
            return true;
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }
    }
}
