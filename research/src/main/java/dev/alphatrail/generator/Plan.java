package dev.alphatrail.generator;

import dev.alphatrail.generator.IdeaReading.Mention;
import dev.alphatrail.generator.IdeaReading.Side;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an idea becomes on a given panel: the families that can be drawn from, and those that
/// cannot.
///
/// @param mentions families to draw from, never empty unless the panel has no field to work with
/// @param missing families the idea names for which the panel lacks fields or dates
/// @param fallback whether the families are a mix because the idea gave none to draw from
record Plan(List<Mention> mentions, List<Family> missing, boolean fallback) {
    private static final int MIX = 3;

    Plan {
        mentions = List.copyOf(mentions);
        missing = List.copyOf(missing);
    }

    static Plan of(IdeaReading reading, Screen screen) {
        List<Mention> possible = new ArrayList<>();
        List<Family> missing = new ArrayList<>();
        for (Mention mention : reading.mentions()) {
            if (drafts(mention, screen).isEmpty()) {
                missing.add(mention.family());
            } else {
                possible.add(mention);
            }
        }
        return possible.isEmpty()
                ? new Plan(mix(reading, screen), missing, true)
                : new Plan(possible, missing, false);
    }

    /// Three families chosen by the idea's hash alone: the same words get the same mix with any
    /// seed.
    private static List<Mention> mix(IdeaReading reading, Screen screen) {
        List<Family> families = new ArrayList<>(Arrays.asList(Family.values()));
        SplitMix64.of(0, reading.words(), 0).shuffle(families);
        return families.stream()
                .map(family -> new Mention(family, Side.NONE, Optional.empty()))
                .filter(mention -> !drafts(mention, screen).isEmpty())
                .limit(MIX)
                .toList();
    }

    /// Every plain formula of a family that the panel can carry, oriented as the idea asks.
    static List<Draft> drafts(Mention mention, Screen screen) {
        boolean inverse = mention.family().isInverse(mention.side());
        return templates(mention.family(), screen).stream()
                .flatMap(template -> template.drafts(inverse).stream())
                .filter(draft -> screen.fits(draft.formula()))
                .toList();
    }

    static List<Template> templates(Family family, Screen screen) {
        return Templates.ALL.stream()
                .filter(template -> template.family() == family)
                .map(template -> template.withFormula(screen.adapted(template.formula())))
                .toList();
    }
}
