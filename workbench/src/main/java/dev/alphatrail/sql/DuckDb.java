package dev.alphatrail.sql;

import dev.alphatrail.trail.TrailException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;

/// Databases in memory.
///
/// The driver looks for its native library as a resource beside its classes first, and unpacks that
/// to a temporary file in every process; only when there is no such resource does it ask the system
/// for a library `duckdb_java`. A class loader of our own answers both questions: it hides the
/// resource and names the file that [NativeLibrary] keeps. Where that cannot be kept, the driver
/// has its way.
final class DuckDb {
    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    private DuckDb() {}

    /// The JVM lets one class loader only load a library, so there is one for all.
    private static final class Holder {
        private static final Driver DRIVER = load();

        private Holder() {}
    }

    /// A new and empty database, gone when it is closed.
    static Connection connect() {
        try {
            Connection connection = Holder.DRIVER.connect("jdbc:duckdb:", new Properties());
            if (connection == null) {
                throw new IllegalStateException("DuckDB's driver does not know its own URL");
            }
            return connection;
        } catch (SQLException | LinkageError e) {
            throw new TrailException(
                    "cannot start DuckDB on this system: " + Complaint.firstLine(e), e);
        }
    }

    private static Driver load() {
        return ServiceLoader.load(Driver.class, new Loader(jar())).stream()
                .filter(provider -> provider.type().getName().equals(DRIVER))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no DuckDB in its own jar"))
                .get();
    }

    private static URL jar() {
        URL type =
                Optional.ofNullable(
                                DuckDb.class
                                        .getClassLoader()
                                        .getResource(DRIVER.replace('.', '/') + ".class"))
                        .orElseThrow(() ->
                                new TrailException(
                                        "this build has no DuckDB: duckdb_jdbc is missing on the"
                                                + " class path"));
        try {
            return ((JarURLConnection) type.openConnection()).getJarFileURL();
        } catch (IOException e) {
            throw new TrailException("cannot read DuckDB's jar: " + type, e);
        }
    }

    /// Knows DuckDB's classes and the JDK's, nothing of ours.
    private static final class Loader extends URLClassLoader {
        private static final String RESOURCE = "libduckdb_java";

        private final URL jar;
        private Optional<Path> library = Optional.empty();

        Loader(URL jar) {
            super(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
            this.jar = jar;
        }

        @Override
        public @Nullable URL getResource(String name) {
            if (name.startsWith(RESOURCE)) {
                library = UserCache.directory().flatMap(in -> NativeLibrary.in(jar, name, in));
                if (library.isPresent()) {
                    return null;
                }
            }
            return super.getResource(name);
        }

        @Override
        protected @Nullable String findLibrary(String name) {
            return library.map(Path::toString).orElse(null);
        }
    }
}
