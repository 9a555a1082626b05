package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Headers of packed panel files as the program writes them: of prices with every file beside them,
/// and of invented ones.
final class PackedHeaders {
    private PackedHeaders() {}

    static List<Artifact> in(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> rows = new ArrayList<>(Files.readAllLines(SmallMarket.write(folder, 20, 4)));
        rows.add(rows.getLast()); // a duplicate, so that something is found
        Path prices = Files.write(folder.resolve("prices.csv"), rows);
        Path sectors =
                Files.writeString(folder.resolve("sectors.csv"), "instrument,sector\nN00,A\n");
        Path hard = Files.writeString(folder.resolve("hard.csv"), "instrument\nN02\n");
        Path rates =
                Files.writeString(
                        folder.resolve("rates.csv"),
                        "datetime,instrument,borrow_bps\n2020-01-10,N01,300\n");
        return List.of(
                packed(
                        folder.resolve("prices.atp"),
                        prices.toString(),
                        "--sectors",
                        sectors.toString(),
                        "--set",
                        "market.hard_to_borrow=" + hard,
                        "--set",
                        "market.borrow_rates=" + rates),
                packed(
                        folder.resolve("synthetic.atp"),
                        "--set",
                        "market.synthetic_days=60",
                        "--set",
                        "market.synthetic_instruments=20"));
    }

    private static Artifact packed(Path file, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("data", "pack", "-o", file.toString()));
        command.addAll(List.of(words));
        Cli pack = Cli.run(command.toArray(String[]::new));
        assertEquals(0, pack.exitCode(), pack.err());
        byte[] bytes = Files.readAllBytes(file);
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        return new Artifact(
                "panel.v1",
                "header of " + file,
                new String(bytes, 64, length, StandardCharsets.UTF_8));
    }
}
