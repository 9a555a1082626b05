package dev.alphatrail.library;

/// A formula of a list.
///
/// @param name its name in the list, or one made from its place in it
/// @param formula its text, any spelling; whether it parses is another question
/// @param line where it stands in the file, from 1
public record NamedFormula(String name, String formula, int line) {}
