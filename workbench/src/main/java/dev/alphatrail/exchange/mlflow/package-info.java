/// MLflow: its file store read into runs, runs written to its server.
@NullMarked
package dev.alphatrail.exchange.mlflow;

import org.jspecify.annotations.NullMarked;
