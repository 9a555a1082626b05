package dev.alphatrail.cli;

import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.panel.Panel;

import java.util.List;
import java.util.TreeSet;

/// What formulas are checked against.
///
/// @param dates how many there are, the largest number when that is not known
record FormulaNames(Vocabulary vocabulary, int dates) {
    /// Every market has these.
    static final FormulaNames OF_ANY_MARKET =
            new FormulaNames(
                    new Vocabulary(
                            new TreeSet<>(
                                    List.of(
                                            Panel.OPEN,
                                            Panel.HIGH,
                                            Panel.LOW,
                                            Panel.CLOSE,
                                            Panel.VOLUME,
                                            Panel.RAW_CLOSE,
                                            Panel.DOLLAR_VOLUME)),
                            new TreeSet<>(List.of(Panel.SECTOR))),
                    Integer.MAX_VALUE);

    static FormulaNames of(Panel panel) {
        return new FormulaNames(
                new Vocabulary(panel.fieldNames(), panel.groupingNames()), panel.dates());
    }
}
