package dev.alphatrail.exchange.mlflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file store of MLflow made by hand, with the files and bytes that MLflow 2 writes.
public final class Mlruns {
    public static final long START = 1_700_000_000_123L;

    private final Path root;

    /// A store without experiments.
    public Mlruns(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /// A run id of 32 hex digits.
    public static String id(int number) {
        return String.format("%032x", 0xabc000 + number);
    }

    public Mlruns experiment(String id, String name) {
        return experiment(root.resolve(id), id, name, "active");
    }

    public Mlruns deletedExperiment(String id, String name) {
        return experiment(root.resolve(".trash").resolve(id), id, name, "deleted");
    }

    private Mlruns experiment(Path directory, String id, String name, String stage) {
        write(
                directory.resolve("meta.yaml"),
                """
                artifact_location: file:///home/jane/mlruns/%1$s
                creation_time: 1699999990000
                experiment_id: '%1$s'
                last_update_time: 1699999990000
                lifecycle_stage: %3$s
                name: %2$s
                """
                        .formatted(id, name, stage));
        return this;
    }

    /// A run that finished, without params, metrics and tags but its name.
    public Run run(String experiment, int number) {
        return new Run(root.resolve(experiment).resolve(id(number)), number);
    }

    /// The files of a run.
    public static final class Run {
        private final Path directory;
        private final int number;
        private final String experiment;

        private Run(Path directory, int number) {
            this.directory = directory;
            this.number = number;
            this.experiment =
                    String.valueOf(directory.resolveSibling(".").normalize().getFileName());
            meta("3", "active");
            tag("mlflow.runName", "bold-fish-" + number);
            tag("mlflow.user", "jane");
            tag("mlflow.source.name", "/home/jane/train.py");
            tag("mlflow.source.type", "LOCAL");
        }

        public Run meta(String status, String stage) {
            return meta(
                    """
                    artifact_uri: file:///home/jane/mlruns/%1$s/%2$s/artifacts
                    deleted_time: null
                    end_time: 1700000100456
                    entry_point_name: ''
                    experiment_id: '%1$s'
                    lifecycle_stage: %4$s
                    run_id: %2$s
                    run_name: bold-fish-%5$d
                    run_uuid: %2$s
                    source_name: ''
                    source_type: 4
                    source_version: ''
                    start_time: %6$d
                    status: %3$s
                    tags: []
                    user_id: jane
                    """
                            .formatted(
                                    experiment, id(number), status, stage, number, START + number));
        }

        public Run meta(String yaml) {
            return file("meta.yaml", yaml);
        }

        public Run param(String name, String value) {
            return file("params/" + name, value);
        }

        public Run tag(String name, String value) {
            return file("tags/" + name, value);
        }

        /// @param lines such as `1700000000200 0.5 1`
        public Run metric(String name, String... lines) {
            return file("metrics/" + name, String.join("\n", lines) + "\n");
        }

        public Run artifact(String name, String text) {
            return file("artifacts/" + name, text);
        }

        public Run file(String name, String text) {
            write(directory.resolve(name), text);
            return this;
        }

        public Path directory() {
            return directory;
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.resolve("..").normalize());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
