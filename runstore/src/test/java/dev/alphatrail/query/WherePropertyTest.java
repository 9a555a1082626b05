package dev.alphatrail.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.util.Random;

/// [RandomFilter] knows the answers without the product.
final class WherePropertyTest {

    @Property(tries = 3_000)
    void aFilterAnswersWhatTheThreeTablesSay(@ForAll long seed) {
        Random random = new Random(seed);
        RandomFilter filter = RandomFilter.of(random, 4);
        Where where = Where.parse(filter.text());
        Where opposite = Where.parse("not (" + filter.text() + ")");

        for (int i = 0; i < 5; i++) {
            Json.Obj record = RandomFilter.record(random);
            double truth = filter.truth().applyAsDouble(record);
            assertEquals(truth == 1, where.test(fields(record)), () -> filter.text() + record);
            assertEquals(truth == 0, opposite.test(fields(record)), () -> filter.text() + record);
        }
    }

    @Property(tries = 3_000)
    void thePrintedTextReadsBackAndAnswersAlike(@ForAll long seed) {
        Random random = new Random(seed);
        RandomFilter filter = RandomFilter.of(random, 4);
        Where where = Where.parse(filter.text());
        Where printed = Where.parse(where.toString());

        assertEquals(where, printed);
        assertEquals(where.toString(), printed.toString());
        assertEquals(where.fields(), printed.fields());
        for (int i = 0; i < 5; i++) {
            Json.Obj record = RandomFilter.record(random);
            assertEquals(
                    filter.truth().applyAsDouble(record) == 1,
                    printed.test(fields(record)),
                    () -> filter.text() + record);
        }
    }

    @Property(tries = 300)
    void onlyTheNamedMembersAreAskedFor(@ForAll long seed) {
        Random random = new Random(seed);
        Where where = Where.parse(RandomFilter.of(random, 4).text());
        Json.Obj record = RandomFilter.record(random);

        where.test(field -> {
            assertTrue(where.fields().contains(field), field);
            return record.find(field).orElse(Json.Null.NULL);
        });
    }

    private static Fields fields(Json.Obj record) {
        return field -> record.find(field).orElse(Json.Null.NULL);
    }
}
