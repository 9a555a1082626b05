/// Order keys, ranks, moments, least squares and bootstrap intervals on plain arrays.
@NullMarked
package dev.alphatrail.stats;

import org.jspecify.annotations.NullMarked;
