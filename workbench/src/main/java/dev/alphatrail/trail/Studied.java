package dev.alphatrail.trail;

import dev.alphatrail.factorcache.DiskFactorCache;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.study.StudyResult;

import java.util.Optional;

/// What came of a study.
///
/// @param directory where the run lies; empty when it was not to be saved
/// @param cache what the cache of factors was good for; empty when there was none
public record Studied(
        StudyResult result,
        Optional<RunDirectory> directory,
        Optional<DiskFactorCache.Use> cache) {}
