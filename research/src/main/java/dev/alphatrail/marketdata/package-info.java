/// Files, or the synthetic market, become a checked panel with a fingerprint.
@NullMarked
package dev.alphatrail.marketdata;

import org.jspecify.annotations.NullMarked;
