package dev.alphatrail.sql;

import dev.alphatrail.runstore.RunId;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The daily series of many runs gathered into one file, because DuckDB takes half a millisecond to
/// open each of thousands of small ones.
final class DailyFiles {
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.-]{0,150})_oos_daily\\.csv");
    private static final long LARGEST = 64 << 20;

    /// The columns that stand in the files themselves.
    private static final List<String> COLUMNS = Columns.DAILY.keySet().stream().skip(2).toList();

    private static final int[] USUAL = IntStream.range(0, COLUMNS.size()).toArray();

    private DailyFiles() {}

    /// Writes the rows of all daily files of the runs, each with run id and alpha id before it,
    /// without a head. What is no such file, or cannot be read, is left out; so are runs whose
    /// directory is gone. A run in the trash may come back, so it counts.
    static void stage(Path root, Collection<RunId> runs, Path target) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            for (RunId run : runs) {
                for (Path file : files(root, run)) {
                    Matcher name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        stage(file, run + "," + name.group(1) + ",", out);
                    }
                }
            }
        }
    }

    private static List<Path> files(Path root, RunId run) {
        Path daily = Path.of(run.value(), "daily");
        return Stream.of(root.resolve(daily), root.resolve(".trash").resolve(daily))
                .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .map(DailyFiles::regularFiles)
                .orElse(List.of());
    }

    private static List<Path> regularFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static void stage(Path file, String prefix, BufferedWriter out) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            Optional<int[]> order =
                    Files.size(file) > LARGEST
                            ? Optional.empty()
                            : Optional.ofNullable(in.readLine()).flatMap(DailyFiles::order);
            if (order.isPresent()) {
                stage(in, order.get(), prefix, out);
            }
        } catch (CharacterCodingException | FileSystemException _) {
            // no text, or removed or closed to us meanwhile
        }
    }

    private static void stage(BufferedReader in, int[] order, String prefix, BufferedWriter out)
            throws IOException {
        boolean usual = Arrays.equals(order, USUAL);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String row = usual ? line : picked(line, order);
            if (!row.isEmpty()) {
                out.append(prefix).append(row).append('\n');
            }
        }
    }

    /// Where the columns stand in a file with this head; empty when one is not there.
    private static Optional<int[]> order(String head) {
        List<String> names = Arrays.asList(head.split(",", -1));
        int[] order = COLUMNS.stream().mapToInt(names::indexOf).toArray();
        return Arrays.stream(order).allMatch(place -> place >= 0)
                ? Optional.of(order)
                : Optional.empty();
    }

    /// The cells of a row that are wanted; empty when the row has too few. No cell is quoted: they
    /// are numbers and dates.
    private static String picked(String line, int[] order) {
        String[] cells = line.split(",", -1);
        StringBuilder row = new StringBuilder(line.length());
        for (int i = 0; i < order.length; i++) {
            if (order[i] >= cells.length) {
                return "";
            }
            row.append(i == 0 ? "" : ",").append(cells[order[i]]);
        }
        return row.toString();
    }
}
