package dev.alphatrail.cli;

import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.packed.PackedReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `alphatrail data verify`: is a packed file what it was?
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Read all of a packed file and hold every part, and the panel as a whole, against its"
                    + " SHA-256.",
            "Exit code 0: all is as it was packed; 3: something differs; 1: it is no packed file"
                    + " (any more)."
        })
final class DataVerifyCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A packed file.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        PackedReader packed = PackedReader.open(file);
        Output out = Output.of(spec);
        try {
            packed.verify();
            out.line(file + " is as it was packed");
            return 0;
        } catch (DataException e) {
            out.line(String.valueOf(e.getMessage()));
            return Findings.DIFFERENCE;
        } finally {
            out.text("");
        }
    }
}
