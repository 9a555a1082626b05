package dev.alphatrail.factorcache;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.panel.Sha256;

import java.util.ArrayList;
import java.util.List;

/// What values are of. Two evaluations with equal keys give equal bits.
///
/// @param formulaSha256 of the engine, the canonical formula and the number of instruments
/// @param dates how many
/// @param dataSha256 of the fields and groupings that the formula reads, up to the last date
record EntryKey(String formulaSha256, int dates, String dataSha256) {
    static final String ENDING = ".atv";

    /// Enough of a digest for the name of a file; the whole stands in it.
    private static final int DIGITS = 32;

    /// Of a formula on all dates of a panel.
    static EntryKey of(String engine, Panel panel, Formula formula) {
        return new EntryKey(
                Sha256.of(
                        List.of(
                                "alphatrail-formula 1",
                                "engine " + engine,
                                "instruments " + panel.instruments().size(),
                                "formula " + formula.canonical())),
                panel.dates(),
                data(panel, panel.dates(), formula));
    }

    /// Of the same formula on the first dates of the panel.
    EntryKey beginning(Panel panel, int first, Formula formula) {
        return new EntryKey(formulaSha256, first, data(panel, first, formula));
    }

    private static String data(Panel panel, int dates, Formula formula) {
        List<String> lines = new ArrayList<>();
        lines.add("alphatrail-data 1");
        lines.add("dates " + dates);
        for (String field : formula.fields()) {
            lines.add("field " + field + " " + panel.fieldSha256(field, dates));
        }
        for (String name : formula.groupings()) {
            Grouping grouping = panel.grouping(name).orElseThrow();
            lines.add(
                    "grouping "
                            + name
                            + " "
                            + Sha256.of(grouping.labels())
                            + " "
                            + Sha256.of(grouping.codes()));
        }
        return Sha256.of(lines);
    }

    /// What the names of all files of the formula begin with.
    String formulaName() {
        return formulaSha256.substring(0, DIGITS);
    }

    String fileName() {
        return formulaName() + "-" + dates + "-" + dataSha256.substring(0, DIGITS) + ENDING;
    }
}
