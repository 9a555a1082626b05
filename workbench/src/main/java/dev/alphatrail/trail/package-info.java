/// What is done with runs: record, list, compare, replay.
@NullMarked
package dev.alphatrail.trail;

import org.jspecify.annotations.NullMarked;
