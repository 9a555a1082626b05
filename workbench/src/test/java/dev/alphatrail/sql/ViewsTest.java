package dev.alphatrail.sql;

import static dev.alphatrail.sql.SampleStore.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.artifacts.Metric;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

class ViewsTest {
    @TempDir private Path root = Path.of("");
    private SampleStore store = new SampleStore(root);

    @BeforeEach
    void open() {
        store = new SampleStore(root);
    }

    @Test
    void runsHaveWhatTheIndexSaysInItsOrder() {
        store.run("b", 30, "p2", "1.25").run("a", 31, "p1", "null");
        assertEquals(
                """
                [
                {"run_id":"b","created_at":"2026-01-31 09:30:05","status":"finished","thread_id":"main",\
                "idea":"Momentum","eval_mode":"p2","data_label":"us88","panel_sha256":null,"n_alphas":8,\
                "n_passed":3,"best_alpha_id":"a001","best_information_ratio":1.25,"config_hash":"c0ffee",\
                "tags":{"team":"eu","stage":"raw"},"notes":"first","version":"0.1.0","replay_of":null,\
                "error":null}
                ]
                """,
                store.asked("select * from runs limit 1", AnswerForm.JSON));
        assertEquals("b|a", store.ask("select run_id from runs"));
        assertEquals("TIMESTAMP", store.ask("select distinct typeof(created_at) from runs"));
    }

    @Test
    void linesOfFormatOneAreRunsToo() {
        store.index(
                """
                {"schema_version":1,"run_id":"old","created_at":"2025-12-31T23:59:59Z","status":"failed",\
                "error":"no data"}\
                """);
        assertEquals(
                "old,failed,no data,,0",
                store.ask(
                        "select run_id, status, error, n_alphas, cardinality(tags) from runs"
                                + " where created_at < '2026-01-01'"));
    }

    @Test
    void theLastNoteAndTheLastValueOfEachTagCount() {
        store.run("a", 30, "p2", "1")
                .run("b", 31, "p2", "2")
                .event("tag", "a", ",\"tags\":{\"team\":\"us\",\"stage\":null,\"new\":\"1\"}")
                .event("note", "a", ",\"note\":\"second\"")
                .event("tag", "a", ",\"tags\":{\"new\":\"2\"}")
                .event("note", "b", ",\"note\":\"gone soon\"")
                .event("note", "b", ",\"note\":null");
        assertEquals(
                "a,\"{\"\"new\"\":\"\"2\"\",\"\"team\"\":\"\"us\"\"}\",second|"
                        + "b,\"{\"\"team\"\":\"\"eu\"\",\"\"stage\"\":\"\"raw\"\"}\",",
                store.ask("select run_id, tags, notes from runs order by run_id"));
        assertEquals("a", store.ask("select run_id from runs where tags['team'] = 'us'"));
    }

    @Test
    void aDeletedRunIsInNoViewUntilItIsRestored() {
        store.run("a", 30, "p2", "1")
                .run("b", 31, "p2", "2")
                .alpha("a", "a1", "rank(close)", "h1", "1")
                .alpha("b", "a1", "rank(close)", "h1", "3")
                .daily("a", "a1", day("2024-01-02", "0.01"))
                .daily("b", "a1", day("2024-01-02", "0.02"))
                .event("delete", "a", "");
        String everywhere =
                "select (select string_agg(run_id, ' ' order by run_id) from runs),"
                        + " (select string_agg(run_id, ' ' order by run_id) from alphas),"
                        + " (select string_agg(run_id, ' ' order by run_id) from daily),"
                        + " (select n_runs from factors)";
        assertEquals("b,b,b,1", store.ask(everywhere));
        store.event("restore", "a", "");
        assertEquals("a b,a b,a b,2", store.ask(everywhere));
        store.event("delete", "a", "").event("purge", "a", "");
        assertEquals("b,b,b,1", store.ask(everywhere));
    }

    @Test
    void aRunInTheTrashHasItsDaysWhenItComesBack() throws IOException {
        store.run("a", 30, "p2", "1")
                .daily("a", "a1", day("2024-01-02", "0.01"))
                .event("delete", "a", "");
        Files.createDirectories(root.resolve(".trash"));
        Files.move(root.resolve("a"), root.resolve(".trash/a"));
        assertEquals("0", store.ask("select count(*) from daily"));
        Files.move(root.resolve(".trash/a"), root.resolve("a"));
        store.event("restore", "a", "");
        assertEquals("1", store.ask("select count(*) from daily"));
    }

    @Test
    void damagedLinesAreSkippedAndCounted() {
        store.index("{\"run_id\": \"hal")
                .index("")
                .index("[1]")
                .index("null")
                .index("{\"schema_version\":3,\"run_id\":\"later\",\"status\":\"finished\"}")
                .run("good", 30, "p2", "1")
                .run("a..b", 31, "p2", "1")
                .event("paint", "good", "")
                .index("x".repeat(LineSource.LONGEST_LINE + 1))
                .alpha("good", "a1", "rank(close)", "h1", "1")
                .append("factor_registry.jsonl", "{\"run_id\": 5")
                .alpha("good", "a2", "rank(close)", "h1", "NaN");
        assertEquals("good", store.ask("select run_id from runs"));
        assertEquals(
                "2,1,0",
                store.ask(
                        "select count(*), count(information_ratio), count(*) filter"
                                + " (isnan(information_ratio)) from alphas"));
        assertTrue(store.err().startsWith("warning: 6 damaged lines"), store.err());
        assertTrue(store.err().contains("warning: 7 damaged lines"), store.err());
        assertEquals(2, store.err().lines().count(), "each question tells it once");
    }

    @Test
    void bytesThatAreNoTextSpoilTheirOwnLineOnly() throws IOException {
        store.run("a", 30, "p2", "1");
        Files.write(
                root.resolve("_index.jsonl"),
                new byte[] {'{', '"', (byte) 0xFF, (byte) 0xC0, '"', ':', '1', '}', '\n', 0, '\n'},
                java.nio.file.StandardOpenOption.APPEND);
        store.run("b", 31, "p2", "1");
        assertEquals("a|b", store.ask("select run_id from runs"));
    }

    @Test
    void whatAForeignWriterPutsIntoTheSummaryBreaksNothing() {
        store.index(
                        """
                        {"schema_version":2,"run_id":"odd","created_at":"2026-01-31T09:30:05Z","status":"finished",\
                        "n_alphas":"many","best_information_ratio":{"a":1},"tags":"none","notes":["x"],\
                        "mine":{"deep":[1,2]},"event_count":3}\
                        """)
                .index(
                        """
                        {"schema_version":2,"run_id":"twin","created_at":"2026-01-31T09:30:05Z","status":"finished",\
                        "tags":{"a":"1","a":"2"},"best_information_ratio":1e999}\
                        """)
                .run("plain", 31, "p2", "0.5");
        assertEquals(
                "odd,,|twin,,|plain,8,0.5",
                store.ask("select run_id, n_alphas, best_information_ratio from runs"));
    }

    @Test
    void aLineThatIsStillBeingWrittenIsNotSeen() throws IOException {
        store.run("a", 30, "p2", "1");
        Files.writeString(
                root.resolve("_index.jsonl"),
                "{\"schema_version\":2,\"run_id\":\"b\"",
                java.nio.file.StandardOpenOption.APPEND);
        assertEquals("1", store.ask("select count(*) from runs"));
        store.append(
                "_index.jsonl", ",\"created_at\":\"2026-01-31T09:30:05Z\",\"status\":\"failed\"}");
        assertEquals("a|b", store.ask("select run_id from runs"));
        assertEquals("", store.err());
    }

    @Test
    void ofTwoLinesOfOneRunTheLaterOneCounts() {
        store.run("a", 30, "p1", "1").run("b", 31, "p1", "1").run("a", 32, "p2", "2");
        assertEquals("a,p2|b,p1", store.ask("select run_id, eval_mode from runs order by 1"));
    }

    @Test
    void alphasHaveEveryHeadlineFigure() {
        store.run("a", 30, "p2", "1").alpha("a", "a1", "rank(close)", "h1", "1.5");
        String names = store.ask("select string_agg(column_name, ' ') from (describe alphas)");
        assertEquals(
                "run_id alpha_id formula formula_hash mode "
                        + String.join(" ", Arrays.stream(Metric.values()).map(Metric::key).toList())
                        + " quality_gate_passed error",
                names);
        assertEquals(
                "a1,1.5,5,,true,1",
                store.ask(
                        "select alpha_id, information_ratio, wf_n_splits, ic, quality_gate_passed,"
                                + " best_information_ratio from alphas join runs using (run_id)"));
    }

    @Test
    void factorsGatherTheTrialsOfAFormula() {
        store.run("a", 30, "p2", "1")
                .run("b", 31, "p2", "1")
                .alpha("a", "a1", "rank(close)", "h1", "1")
                .alpha("a", "a2", "rank( close )", "h1", "null")
                .alpha("b", "a1", "rank(close )", "h1", "2")
                .alpha("b", "a2", "rank(open)", "h2", "null");
        assertEquals(
                "h1,rank(close),2,3,2,1.5,2026-01-31 09:30:05,2026-01-31 09:31:05|"
                        + "h2,rank(open),1,1,,,2026-01-31 09:31:05,2026-01-31 09:31:05",
                store.ask("select * from factors order by formula_hash"));
    }

    @Test
    void dailyHasTheRowsOfEveryDailyFileByDate() {
        store.run("a-1.x_y", 30, "p2", "1")
                .run("b", 31, "p2", "1")
                .daily("a-1.x_y", "al.1", day("2024-01-02", "0.01"), day("2024-01-03", "NaN"))
                .daily("a-1.x_y", "al.2", day("2024-01-02", "-0.01"))
                .daily("b", "al.1", "2024-01-02,not,a,row", day("2024-01-05", "0.5"));
        assertEquals(
                "a-1.x_y,al.1,2024-01-02,0.01|a-1.x_y,al.1,2024-01-03,|a-1.x_y,al.2,2024-01-02,-0.01|"
                    + "b,al.1,2024-01-05,0.5",
                store.ask("select run_id, alpha_id, datetime, net_return from daily"));
        assertEquals(
                "DATE,,5",
                store.ask("select typeof(datetime), borrow_cost, n_long from daily limit 1"));
    }

    @Test
    void dailyFilesMayHaveOtherColumnsAndAnotherOrder() {
        store.run("a", 30, "p2", "1")
                .file(
                        "a/daily/x_oos_daily.csv",
                        "beta,drawdown,equity,n_short,n_long,gross_exposure,turnover,net_return,borrow_cost,impact_cost,spread_cost,linear_cost,gross_return,datetime\n"
                            + "9,-0.1,1.5,3,4,1,0.2,0.07,0,0,0,0,0.08,2024-01-02\n")
                .file("a/daily/y_oos_daily.csv", "datetime,net_return\n2024-01-02,1\n")
                .file("a/daily/z.csv", "datetime\n2024-01-02\n");
        assertEquals(
                "x,2024-01-02,0.07,4,3,-0.1",
                store.ask(
                        "select alpha_id, datetime, net_return, n_long, n_short, drawdown from"
                                + " daily"));
    }

    @Test
    void aLinkInARunDirectoryIsNotFollowed() throws IOException {
        store.run("a", 30, "p2", "1")
                .run("b", 31, "p2", "1")
                .daily("a", "a1", day("2024-01-02", "0.01"));
        Files.createDirectories(root.resolve("b/daily"));
        Files.createSymbolicLink(
                root.resolve("b/daily/a1_oos_daily.csv"),
                root.resolve("a/daily/a1_oos_daily.csv").toAbsolutePath());
        assertEquals("a", store.ask("select run_id from daily"));
    }

    @Test
    void anEmptyStoreHasEmptyViews() {
        assertEquals(
                "0,0,0,0",
                store.ask(
                        "select (select count(*) from runs), (select count(*) from alphas),"
                                + " (select count(*) from factors), (select count(*) from daily)"));
        assertEquals("alphas|daily|factors|runs", store.ask("show tables"));
    }
}
