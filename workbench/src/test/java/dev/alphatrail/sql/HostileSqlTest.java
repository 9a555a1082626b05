package dev.alphatrail.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.trail.TrailException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HostileSqlTest {
    @TempDir private Path folder = Path.of("");
    private SampleStore store = new SampleStore(folder);
    private Path secret = Path.of("");

    @BeforeEach
    void open() throws IOException {
        store = new SampleStore(Files.createDirectory(folder.resolve("runs")));
        store.run("a", 30, "p2", "1");
        secret = Files.writeString(folder.resolve("secret.csv"), "word\nhidden\n");
    }

    private String refusal(String sql) {
        String said =
                String.valueOf(assertThrows(SqlException.class, () -> store.ask(sql)).getMessage());
        assertEquals(1, said.lines().count(), said);
        assertFalse(said.contains("{"), said);
        return said;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into runs values (1)",
                "update runs set notes = ''",
                "delete from runs",
                "create table t (a integer)",
                "create macro f(x) as x",
                "drop view runs",
                "copy (select 1) to 'out.csv'",
                "copy runs to 'out.parquet' (format parquet)",
                "export database 'out'",
                "attach 'x.db'",
                "attach ':memory:' as other",
                "install httpfs",
                "load httpfs",
                "pragma database_list",
                "set lock_configuration = false",
                "reset threads",
                "call pragma_version()",
                "checkpoint",
                "begin",
                "prepare p as select 1",
                "explain select 1",
                "with x as (insert into cache.hidden values ('a') returning *) select * from x",
                "with x as (delete from cache.hidden returning *) select * from x",
                "select * from (with x as (update cache.notes set note = '' returning *) select *"
                        + " from x)"
            })
    void whateverIsNoQueryIsRefused(String sql) {
        assertTrue(refusal(sql).contains("only a query"), refusal(sql));
    }

    @Test
    void noFileOutsideTheStoreIsRead() {
        for (String path :
                new String[] {
                    "/etc/passwd",
                    secret.toString(),
                    store.root() + "/../secret.csv",
                    store.root() + "/a/../../secret.csv",
                    store.root() + "x",
                    "file://" + secret,
                    "http://localhost:1/x.csv",
                    "s3://bucket/x.csv"
                }) {
            for (String function : new String[] {"read_text", "read_csv", "read_blob", "glob"}) {
                String sql = "select * from " + function + "(" + Quoted.text(path) + ")";
                assertTrue(refusal(sql).contains("disabled"), refusal(sql));
            }
            assertThrows(SqlException.class, () -> store.ask("from " + Quoted.text(path)));
            assertThrows(
                    SqlException.class,
                    () ->
                            store.ask(
                                    "select * from query('select * from read_text('"
                                            + Quoted.text(Quoted.text(path))
                                            + "')')"));
        }
    }

    @Test
    void aLinkInTheStoreDoesNotLeadOut() throws IOException {
        Files.createSymbolicLink(store.root().resolve("link.csv"), secret);
        assertTrue(refusal("from read_csv('" + store.root() + "/link.csv')").contains("disabled"));
    }

    @Test
    void filesOfTheStoreMayBeRead() {
        store.file("a/alpha_metrics.csv", "alpha_id\na1\n");
        assertEquals("a1", store.ask("from read_csv('" + store.root() + "/a/alpha_metrics.csv')"));
    }

    @Test
    void aQueryCannotUndoTheLock() {
        assertThrows(
                RuntimeException.class,
                () -> store.ask("select set_config('enable_external_access', 'true')"));
        assertEquals("false", store.ask("select current_setting('enable_external_access')"));
        assertEquals("true", store.ask("select current_setting('lock_configuration')"));
    }

    @Test
    void onlyOneStatementIsTaken() {
        assertTrue(refusal("select 1; select 2").contains("2 statements"));
        assertTrue(refusal("select 1; drop view runs").contains("only a query"));
        assertTrue(refusal(" ; ").contains("no query"));
        assertTrue(refusal("").contains("no query"));
        assertTrue(refusal("-- nothing").contains("no query"));
        assertEquals("1", store.ask("select 1 as a; -- and no more;"));
        assertEquals("1;2", store.ask("select '1;2' as a;"));
    }

    @Test
    void whatCannotBeUnderstoodIsSaidWithItsPlace() {
        assertEquals(
                "the SQL cannot be used: syntax error at or near \"selec\" (line 1, column 1)",
                refusal("selec 1"));
        assertEquals(
                "the SQL cannot be used: Referenced column \"idee\" not found in FROM clause!"
                    + " Candidate bindings: \"idea\", \"replay_of\", \"created_at\" (line 2, column"
                    + " 8)",
                refusal("select 'ü',\n  'é', idee from runs")
                        .replaceAll(
                                "bindings: .* \\(",
                                "bindings: \"idea\", \"replay_of\", \"created_at\" ("));
        assertTrue(refusal("select * from rums").contains("Did you mean \"runs\"?"));
        assertTrue(refusal("select $1").contains("parameters"));
        assertTrue(refusal("select '\0'").contains("NUL"));
        assertTrue(refusal("(".repeat(5_000) + "1").length() < 500);
    }

    @Test
    void whatFailsOnTheWayIsNotTheFaultOfTheWords() {
        for (String sql :
                new String[] {
                    "select error('boom {\"a\":1}\nand more')",
                    "select cast(idea as integer) from runs"
                }) {
            String said =
                    String.valueOf(
                            assertThrows(TrailException.class, () -> store.ask(sql)).getMessage());
            assertTrue(said.startsWith("the query failed: "), said);
            assertEquals(1, said.lines().count());
        }
    }

    @Test
    void namesOfViewsAreFoundHoweverTheyAreWritten() {
        store.alpha("a", "a1", "rank(close)", "h", "1")
                .daily("a", "a1", SampleStore.day("2024-01-02", "0.01"));
        for (String sql :
                new String[] {
                    "select count(*) from DAILY",
                    "select count(*) from \"daily\"",
                    "select count(*) from main.alphas",
                    "select count(*)from(from factors)",
                    "select count(*) from query('from da' || 'ily')",
                    "select count(*) from query_table('al' || 'phas')"
                }) {
            assertEquals("1", store.ask(sql), sql);
        }
    }
}
