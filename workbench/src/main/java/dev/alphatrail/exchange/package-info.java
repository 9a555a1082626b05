/// Runs from elsewhere and to elsewhere: other stores, archives, bags, Parquet, MLflow.
@NullMarked
package dev.alphatrail.exchange;

import org.jspecify.annotations.NullMarked;
