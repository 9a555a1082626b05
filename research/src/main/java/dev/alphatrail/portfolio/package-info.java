/// Factor values become target weights: tails, sleeves, neutralisation, caps.
@NullMarked
package dev.alphatrail.portfolio;

import org.jspecify.annotations.NullMarked;
