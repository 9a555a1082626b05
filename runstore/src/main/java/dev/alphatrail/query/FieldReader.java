package dev.alphatrail.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the names of fields, checks them against those that are known, and remembers which
/// top-level members they need.
final class FieldReader {
    private final Optional<Set<String>> known;
    private final Set<String> members = new LinkedHashSet<>();

    FieldReader(Optional<Set<String>> known) {
        this.known = known;
    }

    /// A field, and the index of the token after it.
    record Read(Operand field, int end) {}

    Set<String> members() {
        return Collections.unmodifiableSet(members);
    }

    /// Reads the field that begins with the word at an index.
    ///
    /// @param right whether it stands where most people write a value
    Read read(List<Token> tokens, int at, boolean right) {
        Token token = tokens.get(at);
        if (!tokens.get(at + 1).isSign(".")) {
            Operand.Member field = Operand.Member.of(token.text());
            return new Read(checked(field, token, right), at + 1);
        }
        String group = Operand.Grouped.GROUPS.get(token.text());
        if (group == null) {
            throw token.fault(
                    token.found()
                            + " has no members; only tags, metrics and params have, as in"
                            + " tag.team");
        }
        Token name = tokens.get(at + 2);
        if (name.kind() != Token.Kind.WORD && name.kind() != Token.Kind.TEXT) {
            throw name.fault(
                    "expected the name of a "
                            + group.substring(0, group.length() - 1)
                            + ", in quotes unless it is a plain word, found "
                            + name.found());
        }
        return new Read(checked(new Operand.Grouped(group, name.text()), token, right), at + 3);
    }

    private Operand checked(Operand field, Token token, boolean right) {
        String member = field.member().orElseThrow();
        if (known.isPresent() && !known.get().contains(member)) {
            throw token.fault("there is no field " + token.found() + mend(token, right));
        }
        members.add(member);
        return field;
    }

    private String mend(Token token, boolean right) {
        Set<String> names = new TreeSet<>(known.orElse(Set.of()));
        if (names.contains("notes")) {
            names.add("note");
        }
        Optional<String> near = Words.nearest(token.text(), names);
        if (near.isPresent()) {
            return "; did you mean " + Words.quote(near.get()) + "?";
        }
        if (right) {
            return "; a text stands in quotes";
        }
        return names.isEmpty() ? "" : "; there are " + list(new ArrayList<>(names));
    }

    private static String list(List<String> names) {
        StringBuilder out = new StringBuilder();
        for (String name : names) {
            String quoted = Words.quote(name);
            out.append(out.isEmpty() ? "" : ", ").append(quoted, 1, quoted.length() - 1);
        }
        return out.toString();
    }
}
