package dev.alphatrail.generator;

import dev.alphatrail.generator.IdeaReading.Mention;
import dev.alphatrail.generator.Proposal.Hypothesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Puts a plan into words: the hypothesis, its reasoning in paragraphs, and what the test will look
/// at.
final class Narrative {
    private Narrative() {}

    static Hypothesis hypothesis(Plan plan) {
        List<String> families =
                plan.mentions().stream().map(mention -> mention.family().label()).toList();
        return new Hypothesis(statement(plan), String.join("\n\n", paragraphs(plan)), families);
    }

    private static String statement(Plan plan) {
        if (plan.mentions().isEmpty()) {
            return "No hypothesis can be tested: the panel lacks the fields or the dates for every"
                    + " family of formulas.";
        }
        List<String> claims =
                plan.mentions().stream()
                        .map(mention -> "that " + mention.family().claim(mention.side()))
                        .toList();
        String end = claims.size() > 1 ? "; and names on which these agree do best." : ".";
        return "We expect " + String.join("; ", claims) + end;
    }

    private static List<String> paragraphs(Plan plan) {
        List<String> paragraphs = new ArrayList<>();
        if (!plan.missing().isEmpty()) {
            paragraphs.add(
                    (plan.fallback() ? "The idea names " : "The idea also names ")
                            + listed(plan.missing())
                            + ", for which the panel lacks the fields or the dates, so that nothing"
                            + " is proposed for that.");
        }
        if (plan.fallback() && !plan.mentions().isEmpty()) {
            paragraphs.add(
                    (plan.missing().isEmpty()
                                    ? "The idea names no family of formulas the generator knows"
                                    : "Nothing else is named")
                            + "; it starts from a broad mix, chosen by the idea's words: "
                            + listed(plan.mentions().stream().map(Mention::family).toList())
                            + ".");
        }
        plan.mentions().forEach(mention -> paragraphs.add(paragraph(mention)));
        if (!plan.mentions().isEmpty()) {
            paragraphs.add(test(plan));
        }
        return paragraphs;
    }

    private static String paragraph(Mention mention) {
        Family family = mention.family();
        String words = family.words();
        String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        String contrary =
                family.isInverse(mention.side())
                        ? " The idea asks for the other side of the usual finding, which rests on"
                                + " this: "
                        : " ";
        String horizon =
                mention.horizon()
                        .map(days ->
                                " The idea asks for windows of about "
                                        + days.from()
                                        + " to "
                                        + days.to()
                                        + " days.")
                        .orElse("");
        return title
                + "."
                + contrary
                + family.mechanism()
                + " "
                + family.counterparty()
                + " "
                + family.against()
                + horizon;
    }

    private static String test(Plan plan) {
        String joint =
                plan.mentions().size() > 1
                        ? " Combinations must beat each of their parts, or they add nothing but"
                                + " degrees of freedom."
                        : "";
        return "The test looks at rank correlation with later returns, at what is left after costs,"
                + " and at whether the sign and the size hold from one window to the next."
                + joint;
    }

    private static String listed(List<Family> families) {
        return families.stream().map(Family::words).collect(Collectors.joining(", "));
    }
}
