package dev.alphatrail.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.trail.TrailException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class AnswersTest {
    private static final String KINDS =
            """
            select true as truth, 7::utinyint as whole, 1.50 as decimal, 0.1::float as small, 'nan'::double as none,
                '-inf'::double as least, null as missing, date '2026-01-31' as day, time '09:30' as clock,
                timestamp '2026-01-31 09:30:05.25' as moment, interval 3 day as span,
                [1, 'nan'::double] as list, {'a': 'x"NaN', 'b': '-inf'::double} as struct, map {'k': null} as map,
                99999999999999999999999::hugeint as huge, 9007199254740993 as exact, 'ü' as text
            """;

    @TempDir private Path root = Path.of("");
    private SampleStore store = new SampleStore(root);

    @BeforeEach
    void open() {
        store = new SampleStore(root);
    }

    @Test
    void jsonHasNoNumberThatIsNone() {
        assertEquals(
                """
                [
                {"truth":true,"whole":7,"decimal":1.5,"small":0.1,"none":null,"least":null,"missing":null,\
                "day":"2026-01-31","clock":"09:30:00","moment":"2026-01-31 09:30:05.25","span":"3 days",\
                "list":[1,null],"struct":{"a":"x\\"NaN","b":null},"map":{"k":null},\
                "huge":"99999999999999999999999","exact":9007199254740993,"text":"ü"}
                ]
                """,
                store.asked(KINDS, AnswerForm.JSON));
        assertEquals("[]\n", store.asked("select 1 where false", AnswerForm.JSON));
    }

    @Test
    void csvIsReadBackAsItWas() {
        assertEquals(
                "a,\"b,c\"\n1,\"x,\"\"y\"\"\n2\"\n,\n",
                store.asked(
                        "select * from (values (1, 'x,\"y\"' || chr(10) || '2'), (null, '')) t(a,"
                                + " \"b,c\")",
                        AnswerForm.CSV));
        assertTrue(
                store.ask(KINDS)
                        .startsWith(
                                "true,7,1.5,0.1,,,,2026-01-31,09:30:00,2026-01-31 09:30:05.25,3"
                                        + " days,\"[1,null]\",\"{\"\"a"),
                store.ask(KINDS));
    }

    @Test
    void aTableAlignsAndAlwaysHasItsHead() {
        assertEquals(
                """
                name      n    x
                one       1  1.5
                three  1000
                """,
                store.asked(
                        "select * from (values ('one', 1, 1.5), ('three', 1000, null)) t(name, n,"
                                + " x)",
                        AnswerForm.TABLE));
        assertEquals("a\n", store.asked("select 1 as a where false", AnswerForm.TABLE));
    }

    @Test
    void aTerminalIsNotToldWhatToDo() {
        String query =
                "select 'a' || chr(27) || '[31mred' || chr(155) || chr(10) || 'b' as"
                        + " \"x\u001b[0m\"";
        for (AnswerForm form : AnswerForm.values()) {
            String out = store.asked(query, form);
            assertTrue(
                    out.chars().noneMatch(c -> c < 32 && c != '\n' || c >= 127 && c < 160),
                    form + out);
        }
        assertEquals(2, store.asked(query, AnswerForm.TABLE).lines().count());
    }

    @Test
    void aTableEndsSomewhereAndSaysSo() {
        assertEquals(10_001, store.asked("from range(10_000)", AnswerForm.TABLE).lines().count());
        assertEquals("", store.err());
        assertEquals(10_001, store.asked("from range(10_001)", AnswerForm.TABLE).lines().count());
        assertTrue(store.err().contains("only the first 10000 rows"), store.err());
        assertEquals(20_001, store.asked("from range(20_000)", AnswerForm.CSV).lines().count());
    }

    @Test
    void columnsOfOneNameAreKeptApartInJson() {
        assertEquals(
                "[\n{\"a\":1,\"a_2\":2,\"a_2_2\":3}\n]\n",
                store.asked("select 1 as a, 2 as a, 3 as a_2", AnswerForm.JSON));
        assertEquals("a,a\n1,2\n", store.asked("select 1 as a, 2 as a", AnswerForm.CSV));
    }

    @Test
    void theOrderThatWasAskedForIsKept() {
        assertEquals(
                "49999|49998|49997",
                store.ask("select i from range(50_000) t(i) order by i desc").substring(0, 17));
    }

    @Test
    void theSameQuestionHasTheSameAnswerToTheLastDigit() {
        for (int i = 0; i < 50; i++) {
            store.run("r" + i, i, "p" + i % 3, "0." + i * 7919 % 1000);
        }
        String query =
                "select eval_mode, avg(best_information_ratio * x / 7) from runs, range(5_000) t(x)"
                        + " group by 1";
        assertEquals(store.ask(query), store.ask(query));
    }

    @Test
    void parquetIsWrittenWholeOrNotAtAll() throws IOException {
        store.run("a", 30, "p2", "1.5").run("b", 31, "p2", "null");
        Path file = root.resolve("it's [here]*.parquet");
        store.sql().writeParquet("select run_id, tags, created_at from runs; -- all", file);
        assertEquals(
                "a,eu,TIMESTAMP|b,eu,TIMESTAMP",
                store.ask(
                        "select run_id, tags['team'], typeof(created_at) from read_parquet("
                                + Quoted.path(file.toRealPath().toString())
                                + ")"));
        byte[] before = Files.readAllBytes(file);
        assertThrows(
                TrailException.class,
                () -> store.sql().writeParquet("select error('no') from runs", file));
        assertThrows(SqlException.class, () -> store.sql().writeParquet("selec", file));
        assertEquals(before.length, Files.size(file));
        try (var files = Files.list(root)) {
            assertEquals(0, files.filter(path -> path.toString().endsWith(".tmp")).count());
        }
        assertThrows(
                TrailException.class,
                () -> store.sql().writeParquet("select 1", root.resolve("no/such/x.parquet")));
    }
}
