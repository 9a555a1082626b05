package dev.alphatrail.cli;

import dev.alphatrail.trail.MovedFiles;
import dev.alphatrail.trail.MovedFiles.Role;

import picocli.CommandLine.Option;

import java.util.Optional;

/// Where files of a run beside its prices and sectors lie now.
final class MovedFileOptions {
    @Option(
            names = "--hard-to-borrow",
            paramLabel = "FILE",
            description = "The hard-to-borrow file of a run, when it has moved.")
    private Optional<String> hardToBorrow = Optional.empty();

    @Option(
            names = "--borrow-rates",
            paramLabel = "FILE",
            description = "The file of borrow rates of a run, when it has moved.")
    private Optional<String> borrowRates = Optional.empty();

    /// Whether any is named.
    boolean any() {
        return hardToBorrow.isPresent() || borrowRates.isPresent();
    }

    /// They, with prices and sectors.
    MovedFiles files(Optional<String> data, Optional<String> sectors) {
        return MovedFiles.NONE
                .with(Role.PRICES, data)
                .with(Role.SECTORS, sectors)
                .with(Role.HARD_TO_BORROW, hardToBorrow)
                .with(Role.BORROW_RATES, borrowRates);
    }
}
