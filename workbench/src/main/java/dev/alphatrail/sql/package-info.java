/// Questions in SQL over all runs of a store, answered by an embedded DuckDB from a columnar cache.
@NullMarked
package dev.alphatrail.sql;

import org.jspecify.annotations.NullMarked;
