package dev.alphatrail.trail;

import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.study.StudyResult;

import java.util.Optional;

/// What came of a study.
///
/// @param directory where the run lies; empty when it was not to be saved
public record Studied(StudyResult result, Optional<RunDirectory> directory) {}
