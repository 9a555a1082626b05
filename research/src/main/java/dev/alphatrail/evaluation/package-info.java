/// Whether a factor is any good: the p0, p1 and p2 evaluations.
@NullMarked
package dev.alphatrail.evaluation;

import org.jspecify.annotations.NullMarked;
