package dev.alphatrail.query;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// A filter of records, written as in the `where` of SQL: `sharpe > 1 and tag.team = 'eu'`.
///
/// ```
/// filter     = and { "or" and }
/// and        = single { "and" single }
/// single     = "not" single | "(" filter ")" | test
/// test       = value ( "=" | "==" | "!=" | "<>" | "<" | "<=" | ">" | ">=" ) value
///            | value "is" [ "not" ] ( "missing" | "null" )
///            | value [ "not" ] "in" "(" literal { "," literal } ")"
///            | value [ "not" ] ( "like" | "ilike" ) text
///            | value [ "not" ] "between" value "and" value
/// value      = field | literal
/// field      = name | ( "tag." | "metric." | "param." ) ( name | text )
/// literal    = number | text | "true" | "false"
/// ```
///
/// Keywords are of any case, names of fields are not. A name is of letters, digits and `_`, and
/// begins with no digit. A text stands in single or double quotes, which are doubled inside. `note`
/// is another name of `notes`, and empty notes are missing ones.
///
/// **Comparing.** Numbers compare with numbers, exactly; texts with texts, code point by code
/// point, so times in ISO 8601 in the order of time; `true` and `false` are equal or not and have
/// no order. In a pattern of `like`, `%` is any text, `_` any character, and a backslash takes the
/// special meaning from what follows; `ilike` ignores case.
///
/// **Three answers.** Nothing is known about a value that is missing or JSON's `null`, nor how a
/// value of one kind stands to one of another: such a test is *unknown* (`?`), even `1 = '1'`, and
/// only `is missing` sees it. A record matches when the answer is *true*; so a missing value
/// matches neither `x < 1` nor `not (x >= 1)`.
///
/// ```
/// and | T  F  ?        or | T  F  ?        not |
/// ----+---------      ----+---------      -----+---
///  T  | T  F  ?        T  | T  T  T         T  | F
///  F  | F  F  F        F  | T  F  ?         F  | T
///  ?  | ?  F  ?        ?  | T  ?  ?         ?  | ?
/// ```
///
/// `x in (a, b)` is `x = a or x = b`, `x between a and b` is `x >= a and x <= b`, with these
/// tables.
///
/// Filters are immutable, and equal when their printed texts are. A text has at most 10,000
/// characters, `not` and parentheses stand at most 100 within one another.
public final class Where {
    private final Condition condition;
    private final Set<String> fields;
    private final String text;

    private Where(Parser.Parsed parsed) {
        this.condition = parsed.condition();
        this.fields = parsed.members();
        StringBuilder out = new StringBuilder();
        condition.print(out);
        this.text = out.toString();
        // blanks and spelled-out words may make it longer; so every filter's text can be read again
        Parser.checkLength(text);
    }

    /// Reads a filter over any fields.
    ///
    /// @throws QueryException when it is none
    public static Where parse(String text) {
        return new Where(Parser.filter(text, Optional.empty()));
    }

    /// Reads a filter over these fields.
    ///
    /// @param knownFields names of top-level members: `tags` permits `tag.team`, `notes` permits
    ///   `note`
    /// @throws QueryException when it is none, or names another field; the message says the nearest
    public static Where parse(String text, Collection<String> knownFields) {
        return new Where(Parser.filter(text, Optional.of(Set.copyOf(knownFields))));
    }

    /// Whether the record matches: unknown is no match.
    public boolean test(Fields record) {
        return condition.on(record) == Truth.TRUE;
    }

    /// The top-level members that are asked for, in the order of the text: `tags` for `tag.team`.
    public Set<String> fields() {
        return fields;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Where that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// The filter in one spelling, without needless parentheses; [#parse] reads it back as an equal
    /// one. Texts in it are as they were given, so they may hold control characters.
    @Override
    public String toString() {
        return text;
    }
}
