/// The factor language as text and tree, with the table of its operators.
@NullMarked
package dev.alphatrail.formula;

import org.jspecify.annotations.NullMarked;
