/// An idea becomes a hypothesis and candidate formulas, behind one small interface.
@NullMarked
package dev.alphatrail.generator;

import org.jspecify.annotations.NullMarked;
