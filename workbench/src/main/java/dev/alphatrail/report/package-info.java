/// A study's result for people: `SUMMARY.md`, `REPORT.md` and terminal tables.
@NullMarked
package dev.alphatrail.report;

import org.jspecify.annotations.NullMarked;
