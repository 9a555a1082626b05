/// Markets in packed files: read and cleaned once, mapped into memory ever after.
@NullMarked
package dev.alphatrail.packed;

import org.jspecify.annotations.NullMarked;
