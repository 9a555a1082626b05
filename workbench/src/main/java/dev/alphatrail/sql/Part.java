package dev.alphatrail.sql;

import dev.alphatrail.runstore.RunStatus;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The three parts of the cache: what each is made of, and how.
///
/// The texts below decide what a cached file holds, so they enter its fingerprint: a later version
/// that converts otherwise never meets the files of this one.
enum Part {
    /// One row per line of the index: runs, events and damage. `pos` is the place of the line.
    RUNS("_index.jsonl", 32 << 20) {
        @Override
        SequencedMap<String, String> columns() {
            return prefixed("pos BIGINT", "kind VARCHAR", Columns.RUNS);
        }

        @Override
        String convert(String staged) {
            Map<String, String> members = new LinkedHashMap<>(Columns.RUNS);
            members.put("created_at", "VARCHAR");
            members.put("schema_version", "DOUBLE");
            members.put("event", "VARCHAR");
            members.put("note", "VARCHAR");
            return """
            SELECT pos,
                CASE WHEN r.schema_version NOT IN (1, 2) OR r.schema_version IS NULL THEN 'damaged'
                    WHEN r.run_id IS NULL OR NOT regexp_full_match(r.run_id, '%s')
                        OR contains(r.run_id, '..') OR ends_with(r.run_id, '.') THEN 'damaged'
                    WHEN r.event IN ('tag', 'note', 'delete', 'restore', 'purge') THEN r.event
                    WHEN r.event IS NOT NULL OR created IS NULL OR r.status IS NULL OR r.status NOT IN (%s) THEN 'damaged'
                    ELSE 'run' END AS kind,
                %s
            FROM (SELECT pos, r, make_timestamp(epoch_us(CASE
                    WHEN regexp_full_match(r.created_at, '.*(Z|[+-][0-9][0-9]:[0-9][0-9])')
                    THEN TRY_CAST(r.created_at AS TIMESTAMPTZ) END)) AS created
                FROM (SELECT pos, TRY(json_transform(line, '%s')) AS r FROM %s))
            """
                    .formatted(
                            RUN_ID,
                            Arrays.stream(RunStatus.values())
                                    .map(status -> Quoted.text(status.text()))
                                    .collect(Collectors.joining(", ")),
                            Columns.finite(
                                    Columns.RUNS,
                                    "r.",
                                    Map.of(
                                            "created_at",
                                            "created",
                                            "notes",
                                            "CASE WHEN r.event = 'note' THEN r.note ELSE r.notes"
                                                    + " END")),
                            Columns.structure(members),
                            lines(staged));
        }
    },

    /// One row per line of the registry; one without a run id is damaged.
    ALPHAS("factor_registry.jsonl", 32 << 20) {
        @Override
        SequencedMap<String, String> columns() {
            return prefixed("pos BIGINT", Columns.ALPHAS);
        }

        @Override
        String convert(String staged) {
            return "SELECT pos, %s FROM (SELECT pos, TRY(json_transform(line, '%s')) AS a FROM %s)"
                    .formatted(
                            Columns.finite(Columns.ALPHAS, "a.", Map.of()),
                            Columns.structure(Columns.ALPHAS),
                            lines(staged));
        }
    },

    /// The rows of the daily files of all runs between two places of the index.
    DAILY("_index.jsonl", 1 << 20) {
        @Override
        SequencedMap<String, String> columns() {
            return Columns.DAILY;
        }

        @Override
        String convert(String staged) {
            return "SELECT %s FROM read_csv(%s, auto_detect=false, header=false, delim=',', quote='',"
                            .formatted(
                                    Columns.finite(Columns.DAILY, "", Map.of()),
                                    Quoted.path(staged))
                    + " escape='', ignore_errors=true, max_line_size=1048576,"
                    + " buffer_size=4194304, columns=%s)".formatted(Columns.struct(Columns.DAILY));
        }
    };

    private static final String RUN_ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private final String source;
    private final long most;

    Part(String source, long most) {
        this.source = source;
        this.most = most;
    }

    /// The file of the root whose lines it follows.
    String source() {
        return source;
    }

    /// How many bytes of the source a cached file stands for at most.
    long most() {
        return most;
    }

    abstract SequencedMap<String, String> columns();

    /// A query that turns a staged file into the columns.
    abstract String convert(String staged);

    private static String lines(String staged) {
        return "read_csv("
                + Quoted.path(staged)
                + ", auto_detect=false, header=false, delim='\t', quote='', escape='',"
                + " ignore_errors=true, max_line_size=2097152, buffer_size=4194304,"
                + " columns={'pos':'BIGINT','line':'VARCHAR'})";
    }

    private static SequencedMap<String, String> prefixed(
            String first, SequencedMap<String, String> columns) {
        var all = new LinkedHashMap<String, String>();
        String[] words = first.split(" ", 2);
        all.put(words[0], words[1]);
        all.putAll(columns);
        return all;
    }

    private static SequencedMap<String, String> prefixed(
            String first, String second, SequencedMap<String, String> columns) {
        return prefixed(first, prefixed(second, columns));
    }
}
