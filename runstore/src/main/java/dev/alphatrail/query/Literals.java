package dev.alphatrail.query;

import dev.alphatrail.json.Json;

/// Turns digits into numbers, as [dev.alphatrail.json.JsonReader] does.
final class Literals {
    private Literals() {}

    static Json.Num number(Token token) {
        String digits = token.text();
        if (digits.indexOf('.') < 0 && digits.indexOf('e') < 0 && digits.indexOf('E') < 0) {
            try {
                return Json.Num.of(Long.parseLong(digits));
            } catch (NumberFormatException _) {
                // more than 64 bits: the nearest double, as everywhere in JSON
            }
        }
        double value = Double.parseDouble(digits);
        if (!Double.isFinite(value)) {
            throw token.fault(Words.quote(digits) + " is beyond the range of a number");
        }
        return Json.Num.of(value);
    }
}
