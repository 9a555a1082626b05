package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.sql.SampleStore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class SqlCommandTest {
    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void store() {
        new SampleStore(folder).run("a", 30, "p2", "1.5").run("b", 31, "p1", "null");
    }

    private Cli sql(String... args) {
        List<String> words = new ArrayList<>(List.of("sql", "--runs-root", folder.toString()));
        words.addAll(List.of(args));
        return Cli.run(words.toArray(String[]::new));
    }

    @Test
    void answersAsTableCsvAndJson() {
        String query = "select run_id, best_information_ratio as ir from runs";
        assertEquals(new Cli(0, "run_id   ir\na       1.5\nb\n", ""), sql(query));
        assertEquals(new Cli(0, "run_id,ir\na,1.5\nb,\n", ""), sql(query, "--csv"));
        assertEquals(
                new Cli(
                        0,
                        "[\n{\"run_id\":\"a\",\"ir\":1.5},\n{\"run_id\":\"b\",\"ir\":null}\n]\n",
                        ""),
                sql("--json", query));
    }

    @Test
    void writesAFileByItsEnding() throws IOException {
        String query = "select run_id from runs";
        for (String ending : List.of("csv", "json", "parquet", "CSV")) {
            Path file = folder.resolve("out." + ending);
            assertEquals(new Cli(0, "", ""), sql(query, "--output", file.toString()));
            assertTrue(Files.size(file) > 0, ending);
        }
        assertEquals("run_id\na\nb\n", Files.readString(folder.resolve("out.csv")));
        assertEquals(
                "n\n2\n",
                sql("select count(*) as n from '" + folder + "/out.parquet'", "--csv").out());
        Cli refused = sql(query, "--output", "out.xlsx");
        assertEquals(2, refused.exitCode());
        assertTrue(refused.err().contains("must end in .parquet, .csv or .json"), refused.err());
    }

    @Test
    void leavesTheOldFileWhenTheQueryFails() throws IOException {
        Path file = Files.writeString(folder.resolve("out.csv"), "old");
        assertEquals(1, sql("select error('x') from runs", "--output", file.toString()).exitCode());
        assertEquals("old", Files.readString(file));
        assertEquals(1, sql("select 1", "--output", folder + "/no/out.csv").exitCode());
    }

    @Test
    void readsTheQueryFromAFile() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("q.sql"),
                        "-- the best\nselect max(run_id) as m from runs;\n");
        assertEquals(new Cli(0, "m\nb\n", ""), sql("--file", file.toString()));
        assertEquals(2, sql("--file", file.toString(), "select 1").exitCode());
        assertEquals(2, sql().exitCode());
        Cli missing = sql("--file", folder + "/none.sql");
        assertEquals(1, missing.exitCode());
        assertEquals(1, missing.err().lines().count(), missing.err());
    }

    @Test
    void refusesInOneLineWithTheExitCodeOfUsage() {
        for (String query :
                List.of("selec 1", "drop view runs", "select * from none", "select 1; select 2")) {
            Cli run = sql(query);
            assertEquals(2, run.exitCode(), run.err());
            assertEquals("", run.out());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().startsWith("alphatrail: "), run.err());
        }
        assertEquals(1, sql("select cast(idea as integer) from runs").exitCode());
    }

    @Test
    void refusesARootThatIsNotThere() {
        Cli run = Cli.run("sql", "--runs-root", folder + "/none", "select 1");
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("no such directory"), run.err());
        assertFalse(Files.exists(folder.resolve("none")));
    }
}
