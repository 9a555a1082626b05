/// JSON values, read within limits and written with pinned bytes.
///
/// ```java
/// Json.Obj run = Json.object()
///         .put("idea", "Momentum + liquidity")
///         .put("information_ratio", 1.25)
///         .put("tags", List.of("daily", "us"))
///         .build();
/// String text = JsonWriter.pretty(run);
/// Json.Obj back = JsonReader.parse(text, "result.json", JsonLimits.DEFAULT).asObject();
/// double ratio = back.number("information_ratio"); // NaN when missing
/// ```
///
/// Missing numbers are `NaN` in Java and `null` in JSON. Faults are a
/// [dev.alphatrail.json.JsonException], whose message is one line with source, line and column.
@NullMarked
package dev.alphatrail.json;

import org.jspecify.annotations.NullMarked;
