/// Order keys, ranks, moments and least squares on plain arrays.
@NullMarked
package dev.alphatrail.stats;

import org.jspecify.annotations.NullMarked;
