package dev.alphatrail.runstore.faults;

import java.io.IOException;
import java.nio.file.Path;

/// Sees every step that changes a file system, before it is done and after.
public interface Watch {
    /// The steps there are.
    enum Step {
        OPEN,
        WRITE,
        FORCE,
        TRUNCATE,
        MOVE,
        DELETE,
        CREATE_DIRECTORY,
        SET_ATTRIBUTE
    }

    /// Called before a step.
    ///
    /// @param path of the default file system; the source of a move
    /// @throws IOException to let it fail
    void before(Step step, Path path) throws IOException;

    /// How many bytes of a write are done, called after `before(WRITE, …)` did not throw.
    default int writable(int bytes) {
        return bytes;
    }

    /// Called after a step was done.
    ///
    /// @param target of a move, else the path again
    default void after(Step step, Path path, Path target) throws IOException {}
}
