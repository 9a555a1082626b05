package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.formula.Operator;
import dev.alphatrail.formula.OperatorReference;
import dev.alphatrail.formula.SpellingReference;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import org.junit.jupiter.api.Test;

class OperatorsCommandTest {
    @Test
    void itListsAllOperatorsThenThePublishedSpellings() {
        assertEquals(
                new Cli(0, OperatorReference.text() + "\n" + SpellingReference.text(), ""),
                Cli.run("operators"));
    }

    @Test
    void itSaysWhatAPublishedSpellingBecomes() {
        Cli run = Cli.run("operators", "IdxMax");

        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains("IdxMax(x, d)\n  ts_argmax(x, d)"), run.out());
        assertTrue(run.out().contains("written so in  Qlib"), run.out());
    }

    @Test
    void aPublishedSpellingHasNoJson() {
        assertEquals(2, Cli.run("operators", "IdxMax", "--json").exitCode());
    }

    @Test
    void itSaysEverythingAboutOneByNameAliasOrSign() {
        assertEquals(
                new Cli(0, OperatorReference.text(Operator.TS_MEAN), ""),
                Cli.run("operators", "ts_mean"));
        assertEquals(
                new Cli(0, OperatorReference.text(Operator.RANK), ""),
                Cli.run("operators", "cs_rank"));
        assertEquals(
                new Cli(0, OperatorReference.text(Operator.MUL), ""), Cli.run("operators", "*"));
    }

    @Test
    void theJsonHasEveryOperatorWithItsParameters() {
        Cli run = Cli.run("operators", "--json");
        Json.Arr all = (Json.Arr) JsonReader.parse(run.out(), "out", JsonLimits.DEFAULT);
        assertEquals(Operator.values().length, all.items().size());
        Cli one = Cli.run("operators", "returns", "--json");
        assertTrue(one.out().contains("\"kind\": \"lag\""), one.out());
        assertTrue(one.out().contains("\"default\": 1"), one.out());
    }

    @Test
    void anUnknownNameIsRefusedWithTheNearest() {
        Cli run = Cli.run("operators", "ts_men");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("no operator 'ts_men': did you mean 'ts_mean'?"), run.err());
    }
}
