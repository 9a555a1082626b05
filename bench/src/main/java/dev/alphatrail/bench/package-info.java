/// Benchmarks (JMH), and the independent check of the numbers.
@NullMarked
package dev.alphatrail.bench;

import org.jspecify.annotations.NullMarked;
