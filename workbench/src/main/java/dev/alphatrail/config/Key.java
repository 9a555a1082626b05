package dev.alphatrail.config;

/// A setting: everything that is known about it, said once.
///
/// @param <T> type of its value
/// @param section section of the configuration, such as `portfolio`
/// @param name name within the section, such as `holding_days`
/// @param kind how values are written and which are allowed
/// @param defaultValue value in effect when nobody says otherwise
/// @param unit what a value counts, such as `trading days`; empty when there is nothing to count
/// @param meaning one line for a reader who knows the field
public record Key<T>(
        String section, String name, Kind<T> kind, T defaultValue, String unit, String meaning) {
    /// The name by which `--set` and messages know the setting: `section.name`.
    public String path() {
        return section + "." + name;
    }

    /// Values allowed, as a phrase that completes "must be".
    public String range() {
        return kind.range();
    }

    T read(Node node) {
        return kind.read(path(), node);
    }

    Node defaultNode() {
        return kind.write(defaultValue);
    }

    @Override
    public String toString() {
        return path();
    }
}
