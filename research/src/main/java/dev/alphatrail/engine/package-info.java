/// A formula over a panel becomes factor values.
@NullMarked
package dev.alphatrail.engine;

import org.jspecify.annotations.NullMarked;
