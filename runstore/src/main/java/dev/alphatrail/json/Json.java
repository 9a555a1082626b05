package dev.alphatrail.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A JSON value, immutable.
///
/// Two values are equal when they say the same: the order of members does not matter, and `1`,
/// `1.0` and `1e0` are one number. What [JsonWriter] wrote, [JsonReader] reads back as an equal
/// value.
public sealed interface Json {

    /// A builder of an object; its members keep the order in which they are put.
    static Builder object() {
        return new Builder();
    }

    /// An array of these values: each a [Json], `String`, `Boolean`, `Integer`, `Long`, `Double`,
    /// or an `Optional` or `List` of such.
    ///
    /// @throws IllegalArgumentException for a value of another type
    static Arr array(List<?> values) {
        List<Json> items = new ArrayList<>(values.size());
        for (Object value : values) {
            items.add(of(value));
        }
        return new Arr(items);
    }

    /// A number; NaN and the infinities are `null`, for JSON has none of them.
    static Json number(double value) {
        return Double.isFinite(value) ? Num.of(value) : Null.NULL;
    }

    /// This value as an object.
    ///
    /// @throws JsonException when it is something else
    default Obj asObject() {
        if (this instanceof Obj object) {
            return object;
        }
        throw new JsonException("expected a JSON object, found " + kind());
    }

    /// What this value is, in words for a message.
    default String kind() {
        return switch (this) {
            case Obj _ -> "an object";
            case Arr _ -> "an array";
            case Str _ -> "a string";
            case Num _ -> "a number";
            case Bool _ -> "a boolean";
            case Null _ -> "null";
        };
    }

    private static Json of(Object value) {
        return switch (value) {
            case Json json -> json;
            case String text -> new Str(text);
            case Boolean flag -> new Bool(flag);
            case Double number -> number(number);
            case Long number -> Num.of(number);
            case Integer number -> Num.of(number.longValue());
            case Optional<?> maybe -> maybe.isPresent() ? of(maybe.get()) : Null.NULL;
            case List<?> list -> array(list);
            default ->
                    throw new IllegalArgumentException(
                            "no JSON value for a " + value.getClass().getName());
        };
    }

    /// An object.
    ///
    /// @param members by key, in their order; unmodifiable
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /// The value under a key, empty when there is no such key.
        public Optional<Json> find(String key) {
            return Optional.ofNullable(members.get(key));
        }

        /// The string under a key, empty when there is none or something else stands there.
        public Optional<String> text(String key) {
            return members.get(key) instanceof Str(String value)
                    ? Optional.of(value)
                    : Optional.empty();
        }

        /// The number under a key, NaN when there is none or something else stands there.
        public double number(String key) {
            return members.get(key) instanceof Num number ? number.asDouble() : Double.NaN;
        }
    }

    /// An array; its items are unmodifiable.
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /// A string.
    record Str(String value) implements Json {}

    /// `true` or `false`.
    record Bool(boolean value) implements Json {}

    /// `null`: known to be missing.
    enum Null implements Json {
        /// The only value.
        NULL
    }

    /// A number: a finite double, or a long kept exactly.
    final class Num implements Json {
        private final double value;
        private final long exact;
        private final boolean isLong;

        private Num(double value, long exact, boolean isLong) {
            this.value = value;
            this.exact = exact;
            this.isLong = isLong;
        }

        /// An exact integer.
        public static Num of(long value) {
            return new Num(value, value, true);
        }

        /// A finite double; a whole one becomes the integer it is printed as (so −0 becomes 0).
        ///
        /// @throws IllegalArgumentException for NaN and the infinities
        public static Num of(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no " + value);
            }
            if (value == Math.rint(value) && Math.abs(value) < 0x1p63) {
                return ofWhole(value);
            }
            return new Num(value, 0, false);
        }

        private static Num ofWhole(double value) {
            if (Math.abs(value) <= 0x1p53) {
                return of((long) value);
            }
            try {
                // beyond 2^53 the shortest digits are not the double's own: keep what a reader will
                // see
                return new Num(value, Long.parseLong(Numbers.format(value)), true);
            } catch (NumberFormatException _) {
                return new Num(value, 0, false); // 2^63 rounded upwards by its shortest digits
            }
        }

        /// The nearest double.
        public double asDouble() {
            return value;
        }

        /// The integer, empty when the number has a fraction or is beyond 64 bits.
        public OptionalLong asLong() {
            return isLong ? OptionalLong.of(exact) : OptionalLong.empty();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Num that
                    && isLong == that.isLong
                    && (isLong ? exact == that.exact : Double.compare(value, that.value) == 0);
        }

        @Override
        public int hashCode() {
            return isLong ? Long.hashCode(exact) : Double.hashCode(value);
        }

        /// The number as JSON prints it.
        @Override
        public String toString() {
            return isLong ? Long.toString(exact) : Numbers.format(value);
        }
    }

    /// Collects the members of an object; a key may be put once.
    final class Builder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String key, Json value) {
            if (members.putIfAbsent(key, value) != null) {
                throw new IllegalArgumentException("key \"" + key + "\" is put twice");
            }
            return this;
        }

        public Builder put(String key, String value) {
            return put(key, new Str(value));
        }

        public Builder put(String key, boolean value) {
            return put(key, new Bool(value));
        }

        public Builder put(String key, long value) {
            return put(key, Num.of(value));
        }

        /// Puts a number; NaN and the infinities become `null`.
        public Builder put(String key, double value) {
            return put(key, number(value));
        }

        /// Puts what is there, `null` when nothing is; for the types see [Json#array].
        public Builder put(String key, Optional<?> value) {
            return put(key, of(value));
        }

        /// Puts an array; for the types see [Json#array].
        public Builder put(String key, List<?> values) {
            return put(key, array(values));
        }

        /// Puts all members of another object.
        public Builder putAll(Obj other) {
            other.members().forEach(this::put);
            return this;
        }

        public Obj build() {
            return new Obj(members);
        }
    }
}
