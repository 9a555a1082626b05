package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Operator;
import dev.alphatrail.formula.OperatorReference;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import org.junit.jupiter.api.Test;

class OperatorsCommandTest {
    @Test
    void itListsAllOperators() {
        assertEquals(new Run(0, OperatorReference.text(), ""), Run.of("operators"));
    }

    @Test
    void itSaysEverythingAboutOneByNameAliasOrSign() {
        assertEquals(
                new Run(0, OperatorReference.text(Operator.TS_MEAN), ""),
                Run.of("operators", "ts_mean"));
        assertEquals(
                new Run(0, OperatorReference.text(Operator.RANK), ""),
                Run.of("operators", "cs_rank"));
        assertEquals(
                new Run(0, OperatorReference.text(Operator.MUL), ""), Run.of("operators", "*"));
    }

    @Test
    void theJsonHasEveryOperatorWithItsParameters() {
        Run run = Run.of("operators", "--json");
        Json.Arr all = (Json.Arr) JsonReader.parse(run.out(), "out", JsonLimits.DEFAULT);
        assertEquals(Operator.values().length, all.items().size());
        Run one = Run.of("operators", "returns", "--json");
        assertTrue(one.out().contains("\"kind\": \"lag\""), one.out());
        assertTrue(one.out().contains("\"default\": 1"), one.out());
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        Run run = Run.of("operators", "ts_men");
        assertEquals(2, run.exitCode());
        assertTrue(
                run.err().startsWith("no operator 'ts_men': did you mean 'ts_mean'?"), run.err());
    }
}
