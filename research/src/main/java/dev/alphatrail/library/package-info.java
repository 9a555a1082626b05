/// Published formulas as named sets, and the lists researchers keep their own in.
@NullMarked
package dev.alphatrail.library;

import org.jspecify.annotations.NullMarked;
