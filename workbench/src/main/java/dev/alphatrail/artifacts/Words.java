package dev.alphatrail.artifacts;

import dev.alphatrail.study.StudyResult.CodedAlpha;

/// Alphas in plain words.
public final class Words {
    private Words() {}

    /// What an alpha measures and why, in a sentence or two: `Momentum times volume surprise.
    /// Trends last …`.
    public static String of(CodedAlpha alpha) {
        String name = alpha.name().replace('_', ' ').strip();
        String head = name.isEmpty() ? alpha.alphaId() : capitalised(name);
        String rationale = alpha.origin().rationale().strip();
        String why = rationale.isEmpty() ? ownFormula(alpha) : capitalised(rationale);
        return sentence(head) + (why.isEmpty() ? "" : " " + sentence(why));
    }

    private static String ownFormula(CodedAlpha alpha) {
        return alpha.origin().source().equals("user") ? "The researcher's own formula" : "";
    }

    private static String capitalised(String text) {
        int first = text.codePointAt(0);
        return Character.toString(Character.toTitleCase(first))
                + text.substring(Character.charCount(first));
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }
}
