/// Proof, on a user's own data, that neither a factor nor its evaluation looks ahead.
@NullMarked
package dev.alphatrail.audit;

import org.jspecify.annotations.NullMarked;
