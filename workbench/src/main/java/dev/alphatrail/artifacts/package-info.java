/// A study's result as files: `result.json`, `alpha_metrics.csv` and the rest.
@NullMarked
package dev.alphatrail.artifacts;

import org.jspecify.annotations.NullMarked;
