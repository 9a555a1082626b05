package dev.alphatrail.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one JSON value (RFC 8259, UTF-8) within [JsonLimits].
///
/// Refused beside malformed text: a key twice in one object, numbers beyond the range of a double,
/// anything after the value.
public final class JsonReader {
    /// Jackson's own limits stand above ours, which are checked here with our words; only numbers
    /// of more than 1,000 digits are left to it.
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(1_001)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    // its own parser of doubles sets itself up for longer than a short command
                    // takes
                    .disable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .build();

    private final JsonParser parser;
    private final JsonLimits limits;

    private JsonReader(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /// Reads a text.
    ///
    /// @param source what the text is called in messages
    /// @throws JsonException when it is no JSON, or beyond the limits
    public static Json parse(String text, String source, JsonLimits limits) {
        return parse(text.getBytes(UTF_8), source, limits);
    }

    /// Reads UTF-8 bytes.
    ///
    /// @param source what the bytes are called in messages
    /// @throws JsonException when they are no JSON, or beyond the limits
    public static Json parse(byte[] utf8, String source, JsonLimits limits) {
        return parse(utf8, 0, utf8.length, source, limits);
    }

    /// Reads a part of an array of UTF-8 bytes.
    ///
    /// @throws JsonException when it is no JSON, or beyond the limits
    public static Json parse(
            byte[] utf8, int offset, int length, String source, JsonLimits limits) {
        if (length > limits.maxBytes()) {
            throw tooLarge(source, length, limits);
        }
        try (JsonParser parser =
                FACTORY.createParser(ObjectReadContext.empty(), utf8, offset, length)) {
            requireUtf8(utf8, offset, length);
            return new JsonReader(parser, limits).document();
        } catch (Fault fault) {
            throw located(utf8, offset, length, fault.offset, source, fault.what());
        } catch (JacksonException e) {
            throw located(utf8, offset, length, offsetOf(e.getLocation()), source, reason(e));
        }
    }

    /// Jackson alone lets some bytes pass in keys that are no UTF-8, and takes UTF-16, whose first
    /// character or first mark shows here.
    private static void requireUtf8(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end && bytes[at] > 0) {
            at++;
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, at, end - at);
        boolean isZero = at < end && bytes[at] == 0;
        if (isZero
                || UTF_8.newDecoder().decode(rest, CharBuffer.allocate(end - at), true).isError()) {
            throw new Fault(rest.position() - offset, "this is no text in UTF-8");
        }
    }

    /// Reads a file.
    ///
    /// @throws JsonException when it cannot be read, is no JSON, or beyond the limits
    public static Json parse(Path file, JsonLimits limits) {
        try {
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(limits.maxBytes() + 1); // its size may be told wrongly
            }
            if (bytes.length > limits.maxBytes()) {
                throw tooLarge(file.toString(), Math.max(bytes.length, Files.size(file)), limits);
            }
            return parse(bytes, file.toString(), limits);
        } catch (NoSuchFileException e) {
            throw new JsonException(file + ": no such file", e);
        } catch (IOException e) {
            throw new JsonException(file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private Json document() {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new Fault(0, "there is no JSON value here");
            }
            Json value = value(token, 0);
            if (parser.nextToken() != null) {
                throw fault("there is more text after the end of the value");
            }
            return value;
        } catch (JacksonException e) {
            if (e.getLocation() == null) { // as for numbers of too many digits
                throw fault(reason(e));
            }
            throw e;
        }
    }

    private Json value(JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> string(parser.getString());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> real(parser.getDoubleValue());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> Json.Null.NULL;
            default -> throw fault("unexpected " + token);
        };
    }

    private int deeper(int depth) {
        if (depth == limits.maxDepth()) {
            throw fault("nested deeper than " + limits.maxDepth() + " levels");
        }
        return depth + 1;
    }

    private Json.Obj object(int depth) {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = string(parser.currentName()).value();
            if (members.containsKey(key)) {
                throw fault("key \"" + key + "\" stands twice in one object");
            }
            members.put(key, value(parser.nextToken(), depth));
        }
        return new Json.Obj(members);
    }

    private Json.Arr array(int depth) {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            items.add(value(token, depth));
        }
        return new Json.Arr(items);
    }

    private Json.Str string(String text) {
        if (text.length() > limits.maxStringLength()) {
            throw fault("a string of more than " + limits.maxStringLength() + " characters");
        }
        return new Json.Str(text);
    }

    private Json.Num integer() {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? real(Double.parseDouble(parser.getString()))
                : Json.Num.of(parser.getLongValue());
    }

    private Json.Num real(double value) {
        if (!Double.isFinite(value)) {
            throw fault("the number is beyond the range of a double");
        }
        return Json.Num.of(value);
    }

    private Fault fault(String what) {
        return new Fault(offsetOf(parser.currentTokenLocation()), what);
    }

    private static long offsetOf(TokenStreamLocation location) {
        return location.getByteOffset();
    }

    /// Jackson's words without its hints about features, on one line.
    private static String reason(JacksonException e) {
        String message = e.getOriginalMessage();
        return (message == null ? "no JSON" : message).lines().findFirst().orElse("no JSON");
    }

    private static JsonException tooLarge(String source, long bytes, JsonLimits limits) {
        return new JsonException(
                source
                        + ": "
                        + bytes
                        + " bytes of JSON, at most "
                        + limits.maxBytes()
                        + " are read");
    }

    private static JsonException located(
            byte[] utf8, int offset, int length, long at, String source, String what) {
        int end = offset + Math.clamp(at, 0, length);
        int line = 1;
        int start = offset;
        for (int i = offset; i < end; i++) {
            if (utf8[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        int column = 1 + new String(utf8, start, end - start, UTF_8).length();
        return new JsonException(source, line, column, what);
    }

    /// A fault found here, whose line and column are still to be counted.
    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long offset;

        Fault(long offset, String what) {
            super(what, null, false, false);
            this.offset = offset;
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }
}
