package dev.alphatrail.formula;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Finds operators by what a formula calls them.
public final class OperatorNames {
    private static final Map<String, Operator> FUNCTIONS = functions();
    private static final Map<String, Optional<Operator>> INFIX =
            Arrays.stream(Operator.values())
                    .filter(operator ->
                            operator.sign().isPresent() && operator.parameters().size() == 2)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    operator -> operator.sign().orElseThrow(), Optional::of));

    private OperatorNames() {}

    /// The operator called by this name, which may be an alias.
    public static Optional<Operator> named(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    /// The operator written between two operands by this sign.
    static Optional<Operator> infix(String sign) {
        return INFIX.getOrDefault(sign, Optional.empty());
    }

    /// Names and aliases that can be called, ascending.
    static Set<String> all() {
        return Collections.unmodifiableSet(FUNCTIONS.keySet());
    }

    private static Map<String, Operator> functions() {
        Map<String, Operator> functions = new TreeMap<>();
        for (Operator operator : Operator.values()) {
            if (operator.isFunction()) {
                functions.put(operator.id(), operator);
                operator.aliases().stream()
                        .filter(alias -> Character.isLetter(alias.charAt(0)))
                        .forEach(alias -> functions.put(alias, operator));
            }
        }
        return new LinkedHashMap<>(functions);
    }
}
