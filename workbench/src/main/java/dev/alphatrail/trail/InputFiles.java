package dev.alphatrail.trail;

import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.marketdata.MarketSettings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Digests of the files that market settings name, for a market that could not be loaded.
final class InputFiles {
    private InputFiles() {}

    /// The files in the order of their roles; empty when one cannot be read.
    static Optional<List<Input>> of(MarketSettings settings) {
        Map<String, Optional<Path>> files = new LinkedHashMap<>();
        files.put("prices", settings.data());
        files.put("sectors", settings.sectors());
        files.put("hard_to_borrow", settings.hardToBorrow());
        files.put("borrow_rates", settings.borrowRates());
        List<Input> inputs = new ArrayList<>();
        for (Map.Entry<String, Optional<Path>> file : files.entrySet()) {
            if (file.getValue().isPresent()) {
                Path path = file.getValue().get();
                try {
                    inputs.add(
                            new Input(
                                    file.getKey(),
                                    path.toString(),
                                    Files.size(path),
                                    sha256(path)));
                } catch (IOException _) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(inputs);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
