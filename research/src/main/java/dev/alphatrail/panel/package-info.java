/// Dates × instruments: calendar, names, fields and groups.
@NullMarked
package dev.alphatrail.panel;

import org.jspecify.annotations.NullMarked;
