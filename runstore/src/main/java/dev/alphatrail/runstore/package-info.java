/// Run directories: begin one, put artifacts, publish it in one step, index it, read it.
@NullMarked
package dev.alphatrail.runstore;

import org.jspecify.annotations.NullMarked;
