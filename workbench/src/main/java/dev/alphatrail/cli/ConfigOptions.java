package dev.alphatrail.cli;

import dev.alphatrail.config.ConfigFile;
import dev.alphatrail.config.Configuration;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `--config` and `--set`, the same for every command that has settings.
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings from a YAML or JSON file; a run's config.json is one.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "SECTION.KEY=VALUE",
            description =
                    "One setting, stronger than the file; repeatable. The value is YAML: 5, null,"
                            + " [beta, vol].")
    private List<String> overrides = new ArrayList<>();

    /// Whether any is given.
    boolean any() {
        return file.isPresent() || !overrides.isEmpty();
    }

    /// The defaults, the file over them, and the overrides over both.
    ///
    /// @throws dev.alphatrail.config.ConfigException if one of them cannot be used
    Configuration configuration() {
        Configuration config = file.map(ConfigFile::read).orElseGet(Configuration::defaults);
        for (String override : overrides) {
            config = config.withOverride(override);
        }
        return config;
    }
}
