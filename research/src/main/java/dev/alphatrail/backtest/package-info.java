/// Weights through time: held returns, costs and daily series.
@NullMarked
package dev.alphatrail.backtest;

import org.jspecify.annotations.NullMarked;
