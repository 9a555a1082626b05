package dev.alphatrail.packed;

import dev.alphatrail.json.Json;

import java.util.Optional;

/// One array of a packed file.
///
/// @param role what it is
/// @param name of the field or grouping; empty for what there is once
/// @param offset of its first byte in the file, a multiple of [Layout#ALIGNMENT]
/// @param bytes its length
/// @param crc32c of its bytes, checked whenever it is read
/// @param sha256 of its bytes, which is the one it has in the canonical panel
record Section(
        Role role, Optional<String> name, long offset, long bytes, int crc32c, String sha256) {
    /// What an array is.
    enum Role {
        /// Days since 1970-01-01, ascending.
        DATES("dates", "int32"),
        /// Names in UTF-8, each ended by LF.
        INSTRUMENTS("instruments", "utf8_lines"),
        /// dates × instruments, time-major.
        FIELD("field", "float64"),
        /// Names of the groups, in UTF-8, each ended by LF.
        GROUPING_LABELS("grouping_labels", "utf8_lines"),
        /// The group of each instrument, −1 for none.
        GROUPING_CODES("grouping_codes", "int32"),
        /// Indices of the instruments that may not be shorted.
        HARD_TO_BORROW("hard_to_borrow", "int32"),
        /// dates × instruments, time-major, bps a year.
        BORROW_BPS("borrow_bps", "float64");

        private final String id;
        private final String type;

        Role(String id, String type) {
            this.id = id;
            this.type = type;
        }

        String id() {
            return id;
        }

        static Optional<Role> of(String id) {
            for (Role role : values()) {
                if (role.id.equals(id)) {
                    return Optional.of(role);
                }
            }
            return Optional.empty();
        }
    }

    Json.Obj toJson() {
        Json.Builder json = Json.object().put("role", role.id);
        name.ifPresent(text -> json.put("name", text));
        return json.put("type", role.type)
                .put("offset", offset)
                .put("bytes", bytes)
                .put("crc32c", Integer.toUnsignedLong(crc32c))
                .put("sha256", sha256)
                .build();
    }

    /// For people: `field close`.
    String label() {
        return role.id + name.map(text -> " " + text).orElse("");
    }

    long end() {
        return offset + bytes;
    }
}
