package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/// A store that cannot do what was asked. The message is one line for the user: what is wrong,
/// where, and how to mend it.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /// What the file system refused.
    ///
    /// @param doing such as `write the run`
    static StoreException of(String doing, Path path, IOException e) {
        Path place =
                e instanceof FileSystemException f && f.getFile() != null
                        ? Path.of(f.getFile())
                        : path;
        return new StoreException("cannot " + doing + ": " + place + ": " + reasonAndMend(e), e);
    }

    private static String reasonAndMend(IOException e) {
        String said =
                e instanceof FileSystemException f && f.getReason() != null
                        ? f.getReason()
                        : e.getMessage();
        String reason = said == null ? e.getClass().getSimpleName() : said;
        String words = reason.toLowerCase(Locale.ROOT);
        if (e instanceof AccessDeniedException || words.contains("permission denied")) {
            return "permission denied; make it writable or use another directory";
        }
        if (words.contains("no space left") || words.contains("quota")) {
            return "the disk is full; free some space or use another directory";
        }
        if (words.contains("read-only file system")) {
            return "the file system is read-only; use another directory";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file; was the run directory moved or deleted meanwhile?";
        }
        if (e instanceof NotDirectoryException
                || e instanceof FileAlreadyExistsException
                || words.contains("not a directory")) {
            return "a file stands where a directory is needed; move it away or use another"
                    + " directory";
        }
        return reason.lines().findFirst().orElse("unknown reason")
                + "; check the disk or use another directory";
    }
}
