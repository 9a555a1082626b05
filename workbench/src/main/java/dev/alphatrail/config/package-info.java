/// Every setting once: key, range, unit and meaning; files and overrides become a study's
/// specification.
@NullMarked
package dev.alphatrail.config;

import org.jspecify.annotations.NullMarked;
