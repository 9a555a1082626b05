package dev.alphatrail.query;

import dev.alphatrail.json.Json;

/// The six ways to compare two values.
enum Comparison {
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /// How it is printed.
    String sign() {
        return sign;
    }

    /// Unknown unless both are numbers, both texts, or both booleans asked for (in)equality.
    Truth between(Json a, Json b) {
        if (a instanceof Json.Num x && b instanceof Json.Num y) {
            return Truth.of(holds(Values.compare(x, y)));
        }
        if (a instanceof Json.Str(String x) && b instanceof Json.Str(String y)) {
            return Truth.of(holds(Values.compare(x, y)));
        }
        if (a instanceof Json.Bool(boolean x) && b instanceof Json.Bool(boolean y) && !isOrder()) {
            return Truth.of(holds(Boolean.compare(x, y)));
        }
        return Truth.UNKNOWN;
    }

    boolean isOrder() {
        return this != EQUAL && this != UNEQUAL;
    }

    private boolean holds(int order) {
        return switch (this) {
            case EQUAL -> order == 0;
            case UNEQUAL -> order != 0;
            case LESS -> order < 0;
            case AT_MOST -> order <= 0;
            case MORE -> order > 0;
            case AT_LEAST -> order >= 0;
        };
    }
}
