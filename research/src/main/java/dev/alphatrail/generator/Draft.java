package dev.alphatrail.generator;

import java.util.Optional;

/// A formula that may yet be turned down: it has not been held against what is taken, nor against
/// the panel.
///
/// @param name snake_case name
/// @param formula text in the factor language
/// @param family labels of its families, joined by `+`
/// @param rationale one sentence
/// @param parent id of the alpha it varies
record Draft(
        String name, String formula, String family, String rationale, Optional<String> parent) {
    Draft(String name, String formula, String family, String rationale) {
        this(name, formula, family, rationale, Optional.empty());
    }
}
