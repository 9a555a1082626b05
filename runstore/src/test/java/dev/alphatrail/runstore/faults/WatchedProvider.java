package dev.alphatrail.runstore.faults;

import dev.alphatrail.runstore.faults.Watch.Step;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Asks the watch before each step that changes something, then lets the default provider do it.
final class WatchedProvider extends FileSystemProvider {
    private static final FileSystemProvider REAL = WatchedFiles.REAL.provider();

    private final WatchedFiles files;
    private final Watch watch;

    WatchedProvider(WatchedFiles files, Watch watch) {
        this.files = files;
        this.watch = watch;
    }

    private interface Action {
        void run(Path real) throws IOException;
    }

    private void step(Step step, Path path, Action action) throws IOException {
        Path real = WatchedPath.real(path);
        watch.before(step, real);
        action.run(real);
        watch.after(step, real, real);
    }

    @Override
    public FileChannel newFileChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path real = WatchedPath.real(path);
        boolean writes =
                options.contains(StandardOpenOption.WRITE)
                        || options.contains(StandardOpenOption.APPEND);
        // the lock file holds nothing: making it is no step of interest
        boolean counts = writes && !real.endsWith(".lock");
        if (counts) {
            watch.before(Step.OPEN, real);
        }
        FileChannel channel = REAL.newFileChannel(real, options, attributes);
        if (counts) {
            watch.after(Step.OPEN, real, real);
        }
        return new WatchedChannel(channel, real, watch);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Set<OpenOption> all = new HashSet<>(options);
        all.remove(LinkOption.NOFOLLOW_LINKS);
        return newFileChannel(path, all, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
            Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(WatchedPath.real(directory))) {
            for (Path entry : entries) {
                Path wrapped = files.wrap(entry);
                if (filter.accept(wrapped)) {
                    found.add(wrapped);
                }
            }
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return found.iterator();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        step(Step.CREATE_DIRECTORY, directory, real -> REAL.createDirectory(real, attributes));
    }

    @Override
    public void delete(Path path) throws IOException {
        step(Step.DELETE, path, REAL::delete);
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        Path real = WatchedPath.real(path);
        if (!Files.exists(real, LinkOption.NOFOLLOW_LINKS)) {
            return false; // changes nothing
        }
        delete(path);
        return true;
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
        throw new UnsupportedOperationException("a copy is many steps: write it as such");
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        Path from = WatchedPath.real(source);
        Path to = WatchedPath.real(target);
        watch.before(Step.MOVE, from);
        REAL.move(from, to, options);
        watch.after(Step.MOVE, from, to);
    }

    @Override
    public boolean isSameFile(Path path, Path other) throws IOException {
        return REAL.isSameFile(WatchedPath.real(path), WatchedPath.real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return REAL.isHidden(WatchedPath.real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return REAL.getFileStore(WatchedPath.real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        REAL.checkAccess(WatchedPath.real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return REAL.getFileAttributeView(WatchedPath.real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            Path path, Class<A> type, LinkOption... options) throws IOException {
        return REAL.readAttributes(WatchedPath.real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
            throws IOException {
        return REAL.readAttributes(WatchedPath.real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
            throws IOException {
        step(Step.SET_ATTRIBUTE, path, real -> REAL.setAttribute(real, attribute, value, options));
    }

    @Override
    public String getScheme() {
        return "watched";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }
}
