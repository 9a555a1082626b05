package dev.alphatrail.cli;

import dev.alphatrail.trail.TrailException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Files that a command was told to write, and what is told when they cannot be.
final class OutputFiles {
    private OutputFiles() {}

    /// The error that names the place and the reason. The exceptions of the file system often have
    /// but the path for a message.
    static TrailException failure(Path output, IOException e) {
        String why =
                switch (e) {
                    case NoSuchFileException _ -> "there is no such directory";
                    case AccessDeniedException denied ->
                            "permission denied for " + denied.getFile();
                    case FileAlreadyExistsException file -> file.getFile() + " is no directory";
                    case FileSystemException fault ->
                            Optional.ofNullable(fault.getReason()).orElse("the system says no");
                    default -> String.valueOf(e.getMessage());
                };
        return new TrailException(
                "cannot write " + output + ": " + why + "; name another place with -o", e);
    }
}
