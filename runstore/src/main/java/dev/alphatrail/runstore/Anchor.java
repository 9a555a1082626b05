package dev.alphatrail.runstore;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of a store's chain at some moment, to be kept elsewhere: what stood in the index then
/// cannot be changed, removed or reordered later without this telling.
///
/// @param lines how many lines the index had
/// @param sha256 digest of the last of them; 64 zeros for none
public record Anchor(long lines, String sha256) {
    private static final Pattern TEXT =
            Pattern.compile("\\s*alphatrail-anchor-1:([0-9]{1,12}):([0-9a-f]{64})\\s*");

    /// The anchor of a text as [#toString] writes it.
    ///
    /// @throws StoreException when it is none
    public static Anchor parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new StoreException(
                    "\""
                            + RunCheck.printable(text.strip())
                            + "\" is no anchor: it looks like"
                            + " alphatrail-anchor-1:<lines>:<64 hex digits>, as `alphatrail anchor`"
                            + " prints it");
        }
        return new Anchor(Long.parseLong(parts.group(1)), parts.group(2));
    }

    @Override
    public String toString() {
        return "alphatrail-anchor-1:" + lines + ":" + sha256;
    }
}
