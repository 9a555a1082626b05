package dev.alphatrail.runstore.faults;

import dev.alphatrail.runstore.faults.Watch.Step;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/// A channel that asks the watch before it writes, truncates or forces.
final class WatchedChannel extends FileChannel {
    private final FileChannel real;
    private final Path path;
    private final Watch watch;

    WatchedChannel(FileChannel real, Path path, Watch watch) {
        this.real = real;
        this.path = path;
        this.watch = watch;
    }

    private interface Write {
        int run(ByteBuffer part) throws IOException;
    }

    private int write(ByteBuffer source, Write write) throws IOException {
        watch.before(Step.WRITE, path);
        int length = watch.writable(source.remaining());
        int written = write.run(source.slice(source.position(), length));
        source.position(source.position() + written);
        watch.after(Step.WRITE, path, path);
        return written;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return real.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return real.read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return real.read(target, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return write(source, real::write);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return write(source, part -> real.write(part, position));
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        long written = 0;
        for (int i = offset; i < offset + length; i++) {
            int whole = sources[i].remaining();
            int part = write(sources[i]);
            written += part;
            if (part < whole) {
                return written;
            }
        }
        return written;
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        real.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        watch.before(Step.TRUNCATE, path);
        real.truncate(size);
        watch.after(Step.TRUNCATE, path, path);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        watch.before(Step.FORCE, path);
        watch.after(Step.FORCE, path, path);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target)
            throws IOException {
        return real.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
