package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `rm`, `restore`, `trash` and `gc`.
class TrashCommandTest {
    @TempDir private Path root = Path.of("");

    @Test
    void aRemovedRunCanBeRestored() {
        Store store = Store.ofThree(root);
        assertEquals("moved to the trash: two\n", store.out("rm", "tw"));
        assertEquals(List.of("three", "one"), store.listed());
        assertTrue(store.out("trash").matches("(?s).*\ntwo     2[0-9: -]{18}  two\n"));
        Json.Arr trash = (Json.Arr) store.json("trash");
        assertEquals(Optional.of("two"), trash.items().getFirst().asObject().text("run_id"));

        assertEquals("restored: two\n", store.out("restore", "t"));
        assertEquals(List.of("three", "two", "one"), store.listed());
        assertEquals("the trash of " + root + " is empty\n", store.out("trash"));
        assertEquals(Json.array(List.of()), store.json("trash"));
    }

    @Test
    void allNamesAreSettledBeforeAnythingMoves() {
        Store store = Store.ofThree(root);
        assertEquals(
                "moved to the trash: three\nmoved to the trash: two\n",
                store.out("rm", "@latest", "@-1", "three"));
        assertEquals(List.of("one"), store.listed());
        Cli run = store.run("rm", "one", "four");
        assertEquals(1, run.exitCode());
        assertEquals(List.of("one"), store.listed(), "one of the names was wrong");
    }

    @Test
    void whatIsInTheTrashIsSaidSo() {
        Store store = Store.ofThree(root);
        store.out("rm", "one");
        for (String command : new String[] {"rm", "tag", "note"}) {
            Cli run = store.run(command, "one");
            assertEquals(1, run.exitCode());
            assertTrue(run.err().contains("`alphatrail restore one` takes it out"), run.err());
        }
        Cli run = store.run("restore", "two");
        assertEquals(1, run.exitCode());
        assertTrue(run.err().contains("`alphatrail trash` shows what is there"), run.err());
    }

    @Test
    void gcRemovesOnlyWhatIsOldEnoughAndOnlyWhenToldTo() {
        Store store = Store.ofThree(root);
        store.out("rm", "one", "two");
        assertTrue(store.out("gc", "--older-than", "1h", "--yes").startsWith("no run in the"));
        assertTrue(
                store.out("gc", "--older-than", "0d", "--dry-run")
                        .endsWith("2 runs would be removed for good\n"));
        Cli unasked = store.run("gc", "--older-than", "0d");
        assertEquals(2, unasked.exitCode());
        assertTrue(unasked.err().contains("add --yes"), unasked.err());
        assertTrue(Files.exists(root.resolve(".trash/one")), "nothing was removed so far");

        assertTrue(store.out("gc", "--older-than", "0ms", "--yes").contains("for good: one\n"));
        assertFalse(Files.exists(root.resolve(".trash/one")));
        assertEquals(List.of("three"), store.listed());
        assertTrue(store.out("verify").endsWith("nothing differs\n"));
    }

    @Test
    void gcWantsToKnowHowOld() {
        Store store = Store.ofThree(root);
        assertEquals(2, store.run("gc").exitCode());
        Cli run = store.run("gc", "--older-than", "a month");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("such as 30d"), run.err());
        assertEquals(1, run.err().lines().count());
    }
}
