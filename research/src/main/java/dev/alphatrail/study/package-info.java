/// The only package of research that sees all the others: one idea on one market.
@NullMarked
package dev.alphatrail.study;

import org.jspecify.annotations.NullMarked;
