package dev.alphatrail.sql;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.StoreException;
import dev.alphatrail.trail.TrailException;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A run store as a database that can be asked in SQL and is never changed by it.
///
/// Each question gets a database of its own, in memory. While it is set up it reads the cache; then
/// it is locked: from there on DuckDB opens no file outside the store's root and the cache, and
/// loads no extension.
public final class SqlStore {
    private static final String MEMORY = "1GiB";

    private final Path root;
    private final Optional<Path> userCache;
    private final PrintWriter err;

    private SqlStore(Path root, Optional<Path> userCache, PrintWriter err) {
        this.root = root;
        this.userCache = userCache;
        this.err = err;
    }

    /// A store.
    ///
    /// @param err is told of damage, and of work that takes long
    /// @throws StoreException when there is no such directory
    public static SqlStore open(Path root, PrintWriter err) {
        return open(root, UserCache.directory(), err);
    }

    static SqlStore open(Path root, Optional<Path> userCache, PrintWriter err) {
        if (!Files.isDirectory(root)) {
            throw new StoreException(
                    "no runs in "
                            + root
                            + ": there is no such directory; name the root of a store with"
                            + " --runs-root");
        }
        try {
            return new SqlStore(root.toRealPath(), userCache, err);
        } catch (IOException e) {
            throw new TrailException("cannot enter " + root, e);
        }
    }

    /// Prints the answer to a query.
    ///
    /// @param width columns that a table may take
    /// @throws SqlException when the text is no query, or cannot be understood
    /// @throws TrailException when it fails on the way
    public void print(String sql, AnswerForm form, int width, PrintWriter out) {
        asked(
                sql,
                Optional.empty(),
                connection -> {
                    print(connection, sql, form, width, out);
                    out.flush();
                });
    }

    /// Writes the answer to a query into a Parquet file, which appears when it is whole.
    ///
    /// @throws SqlException when the text is no query, or cannot be understood
    /// @throws TrailException when it fails on the way, or the file cannot be written
    public void writeParquet(String sql, Path file) {
        Path target = file.toAbsolutePath().normalize();
        Path fresh = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
        try {
            asked(
                    sql,
                    Optional.of(fresh),
                    connection -> {
                        prepare(connection, sql).close(); // so that complaints mean the user's text
                        execute(
                                connection,
                                "COPY (SELECT * FROM query(%s)) TO %s (FORMAT parquet, COMPRESSION zstd)"
                                        .formatted(
                                                Quoted.text(sql), Quoted.text(fresh.toString())));
                    });
            Files.move(
                    fresh,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new TrailException("cannot write " + file + ": " + Complaint.firstLine(e), e);
        } finally {
            try {
                Files.deleteIfExists(fresh);
            } catch (IOException _) {
                // it was never made, or stays as a hidden file
            }
        }
    }

    private interface Work {
        void in(Connection connection) throws SQLException;
    }

    private void asked(String sql, Optional<Path> output, Work work) {
        try (Connection connection = DuckDb.connect();
                CacheFolder folder = new CacheFolder(root, userCache)) {
            configure(connection);
            Question question = Question.of(sql, connection);
            setUp(question, connection, folder, output);
            work.in(connection);
        } catch (SQLException e) {
            throw Complaint.of(e).about(sql);
        }
    }

    private static void configure(Connection connection) throws SQLException {
        Path spill =
                Path.of(System.getProperty("java.io.tmpdir"), "alphatrail-" + UUID.randomUUID());
        for (String setting :
                List.of(
                        "errors_as_json = true",
                        // the order of rows and of sums must not depend on the number of cores
                        "threads = 1",
                        "memory_limit = '" + MEMORY + "'",
                        // made only when memory is not enough, and removed by DuckDB
                        "temp_directory = " + Quoted.text(spill.toString()))) {
            execute(connection, "SET " + setting);
        }
    }

    private void setUp(
            Question question, Connection connection, CacheFolder folder, Optional<Path> output) {
        try {
            Views views = new Views(connection);
            views.create(files(question, folder, connection));
            long damaged = views.damagedLines();
            if (damaged > 0) {
                err.println("warning: " + damaged + " damaged lines of the store are skipped");
            }
            lock(connection, folder, output);
        } catch (SQLException e) {
            throw new TrailException(
                    "cannot use the cache in "
                            + folder
                            + ": "
                            + Complaint.of(e).message()
                            + "; delete it and ask again",
                    e);
        }
    }

    private Map<Part, List<Path>> files(
            Question question, CacheFolder folder, Connection connection) throws SQLException {
        Consumer<String> progress =
                line -> {
                    err.println(line);
                    err.flush();
                };
        var cache = new Cache(root, folder, connection, progress);
        Map<Part, List<Path>> files = new EnumMap<>(Part.class);
        for (Part part : question.parts()) {
            files.put(part, cache.files(part));
        }
        return files;
    }

    private void lock(Connection connection, CacheFolder folder, Optional<Path> output)
            throws SQLException {
        List<String> folders =
                Stream.concat(folder.folders().stream(), Stream.of(root))
                        .map(Path::toString)
                        // DuckDB compares with what it is asked for, which may be a pattern
                        .flatMap(path -> Stream.of(path, Quoted.pattern(path)))
                        .distinct()
                        .toList();
        for (String setting :
                List.of(
                        "autoinstall_known_extensions = false",
                        "autoload_known_extensions = false",
                        "allow_community_extensions = false",
                        "allow_persistent_secrets = false",
                        "allowed_directories = " + list(folders),
                        "allowed_paths = " + list(output.stream().map(Path::toString).toList()),
                        "enable_external_access = false",
                        "lock_configuration = true")) {
            execute(connection, "SET " + setting);
        }
    }

    private static String list(List<String> texts) {
        return texts.stream().map(Quoted::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private void print(
            Connection connection, String sql, AnswerForm form, int width, PrintWriter out)
            throws SQLException {
        List<Column> columns;
        try (PreparedStatement query = prepare(connection, sql)) {
            ResultSetMetaData data = query.getMetaData();
            columns = Column.of(data);
        }
        String crossing =
                IntStream.range(0, columns.size())
                        .mapToObj(i -> columns.get(i).crossing(i + 1))
                        .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT " + crossing + " FROM query(" + Quoted.text(sql) + ")")) {
            AnswerWriter writer = AnswerWriter.of(form, out, err, width, columns);
            boolean wanted = true;
            while (wanted && rows.next()) {
                List<Json> cells = new ArrayList<>(columns.size());
                for (int i = 0; i < columns.size(); i++) {
                    cells.add(columns.get(i).value(rows, i + 1));
                }
                wanted = writer.row(cells);
            }
            writer.end();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql)
            throws SQLException {
        return connection.prepareStatement(sql);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
