/// Values of formulas, kept on disk from one run to the next.
@NullMarked
package dev.alphatrail.factorcache;

import org.jspecify.annotations.NullMarked;
