/// The commands, one class each, and their exit codes.
@NullMarked
package dev.alphatrail.cli;

import org.jspecify.annotations.NullMarked;
