/// Questions about records: which ones ([dev.alphatrail.query.Where]), and in which order
/// ([dev.alphatrail.query.Sort]).
///
/// ```java
/// Where where = Where.parse("sharpe > 1 and (tag.team = 'eu' or note is missing)");
/// Json.Obj record = JsonReader.parse(line, "index", JsonLimits.DEFAULT).asObject();
/// boolean matches = where.test(field -> record.find(field).orElse(Json.Null.NULL));
/// ```
///
/// A record is anything that can say the value of a [dev.alphatrail.query.Fields] by its name.
/// Faults of a text are a [dev.alphatrail.query.QueryException], whose message is one line.
@NullMarked
package dev.alphatrail.query;

import org.jspecify.annotations.NullMarked;
