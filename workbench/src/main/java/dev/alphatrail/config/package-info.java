/// Every setting once: key, type, default, unit, range and meaning.
///
/// Begin with [dev.alphatrail.config.Keys], the table of all settings, and
/// [dev.alphatrail.config.Configuration], the settings in effect with the origin of each.
/// [dev.alphatrail.config.ConfigFile] reads files, [dev.alphatrail.config.ConfigPrinter] prints
/// what `alphatrail config` shows. The classes named `…Section` declare the keys of one section
/// each and turn their values into the settings record they stand for.
@NullMarked
package dev.alphatrail.config;

import org.jspecify.annotations.NullMarked;
