/// JSON values: read within limits, written with pinned bytes (RFC 8785 numbers).
@NullMarked
package dev.alphatrail.json;

import org.jspecify.annotations.NullMarked;
