package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.exchange.mlflow.TreeFiles.Named;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The history of a metric: lines `timestamp value [step [dataset digest]]`, as MLflow appends
/// them.
///
/// @param file its name is that of the metric
record MetricFile(Named file) {
    private static final int MAX_LINE = 4096;
    private static final int SHOWN_LINES = 3;
    private static final Pattern LINE =
            Pattern.compile("(-?[0-9]{1,18}) (\\S{1,64})(?: (-?[0-9]{1,18})(?: .*)?)?");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,5})?");
    private static final Pattern NAN = Pattern.compile("(?i)[+-]?nan");
    private static final Pattern INFINITE = Pattern.compile("(?i)([+-]?)inf(inity)?");

    /// One logged value.
    ///
    /// @param timestamp milliseconds since 1970
    /// @param value perhaps NaN or infinite
    record Point(long timestamp, double value, long step) {
        /// The order in which MLflow takes the last for the value of the metric.
        static final Comparator<Point> ORDER =
                Comparator.comparingLong(Point::step)
                        .thenComparingLong(Point::timestamp)
                        .thenComparingDouble(Point::value);
    }

    /// Takes points as they are read.
    @FunctionalInterface
    interface Sink {
        void take(Point point) throws IOException;
    }

    /// The name of the metric.
    String name() {
        return file.name();
    }

    /// Reads all points.
    ///
    /// @param notes gets the lines that are none
    void read(Sink sink, List<String> notes) throws IOException {
        try (InputStream in =
                new BufferedInputStream(
                        Files.newInputStream(file.path(), LinkOption.NOFOLLOW_LINKS))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 1;
            long bad = 0;
            for (int b = in.read(); b >= 0 || line.size() > 0; b = b < 0 ? b : in.read()) {
                if (b >= 0 && b != '\n') {
                    if (line.size() <= MAX_LINE) {
                        line.write(b);
                    }
                    continue;
                }
                Optional<Point> point = point(line);
                if (point.isPresent()) {
                    sink.take(point.get());
                } else if (line.size() > 0 && bad++ < SHOWN_LINES) {
                    notes.add(
                            "metrics/"
                                    + name()
                                    + ":"
                                    + number
                                    + ": is no line \"timestamp value step\" and was left out");
                }
                line.reset();
                number++;
            }
            if (bad > SHOWN_LINES) {
                notes.add("metrics/" + name() + ": " + bad + " lines in all were left out");
            }
        }
    }

    private static Optional<Point> point(ByteArrayOutputStream bytes) {
        if (bytes.size() > MAX_LINE) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(bytes.toString(StandardCharsets.UTF_8).strip());
        if (!line.matches()) {
            return Optional.empty();
        }
        String step = line.group(3);
        return number(String.valueOf(line.group(2)))
                .map(value ->
                        new Point(
                                Long.parseLong(line.group(1)),
                                value,
                                step == null ? 0 : Long.parseLong(step)));
    }

    /// A number as Python prints it.
    private static Optional<Double> number(String text) {
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(Double.valueOf(text));
        }
        if (NAN.matcher(text).matches()) {
            return Optional.of(Double.NaN);
        }
        Matcher infinite = INFINITE.matcher(text);
        return infinite.matches()
                ? Optional.of(
                        "-".equals(infinite.group(1))
                                ? Double.NEGATIVE_INFINITY
                                : Double.POSITIVE_INFINITY)
                : Optional.empty();
    }
}
