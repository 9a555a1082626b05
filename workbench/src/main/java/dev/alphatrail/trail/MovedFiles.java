package dev.alphatrail.trail;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.Key;
import dev.alphatrail.config.MarketSection;
import dev.alphatrail.json.Json;
import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.packed.Markets;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where files that a run was made on lie now. They stand for those its configuration names; that
/// they are the same is for the fingerprint of the panel to say.
public final class MovedFiles {
    /// None has moved.
    public static final MovedFiles NONE = new MovedFiles(Map.of());

    /// A file of a market.
    public enum Role {
        PRICES("prices", "--data"),
        SECTORS("sectors", "--sectors"),
        HARD_TO_BORROW("hard_to_borrow", "--hard-to-borrow"),
        BORROW_RATES("borrow_rates", "--borrow-rates");

        private final String id;
        private final String option;

        Role(String id, String option) {
            this.id = id;
            this.option = option;
        }

        private Key<Optional<Path>> key() {
            return switch (this) {
                case PRICES -> MarketSection.DATA;
                case SECTORS -> MarketSection.SECTORS;
                case HARD_TO_BORROW -> MarketSection.HARD_TO_BORROW;
                case BORROW_RATES -> MarketSection.BORROW_RATES;
            };
        }
    }

    private final Map<Role, String> files;

    private MovedFiles(Map<Role, String> files) {
        this.files = files;
    }

    /// These and one more.
    ///
    /// @param file where it lies now; empty: where the configuration says
    public MovedFiles with(Role role, Optional<String> file) {
        if (file.isEmpty()) {
            return this;
        }
        Map<Role, String> more = new EnumMap<>(Role.class);
        more.putAll(files);
        more.put(role, file.get());
        return new MovedFiles(Collections.unmodifiableMap(more));
    }

    Configuration in(Configuration saved) {
        Configuration configuration = saved;
        for (Map.Entry<Role, String> file : files.entrySet()) {
            Role role = file.getKey();
            configuration = configuration.withFlag(role.option, role.key(), file.getValue());
        }
        return configuration;
    }

    /// The market of a configuration that [#in] gave.
    ///
    /// @throws TrailException when a file that was not named anew is not there: it says by which
    ///   option to name it
    /// @throws DataException when a file cannot be used
    MarketData load(Configuration configuration) {
        try {
            return Markets.load(MarketSection.settings(configuration));
        } catch (DataException e) {
            String options =
                    Arrays.stream(Role.values())
                            .filter(role -> !files.containsKey(role))
                            .filter(role ->
                                    configuration
                                            .get(role.key())
                                            .filter(Files::notExists)
                                            .isPresent())
                            .map(role -> role.option)
                            .collect(Collectors.joining(" and "));
            if (options.isEmpty()) {
                throw e;
            }
            throw new TrailException(
                    e.getMessage() + " (if it has moved, name it with " + options + ")", e);
        }
    }

    /// By which options to name the files of a market that are not those of a run, such as
    /// `--data`; that, too, where the digests of all files are the same.
    ///
    /// @param provenance `run.json`
    static String differing(Json.Obj provenance, MarketData market) {
        List<Input> now = market.fingerprint().inputs();
        List<String> options =
                Arrays.stream(Role.values())
                        .filter(role -> !saved(provenance, role).equals(digest(now, role)))
                        .map(role -> role.option)
                        .toList();
        return options.isEmpty() ? Role.PRICES.option : String.join(" and ", options);
    }

    private static Optional<String> digest(List<Input> inputs, Role role) {
        return inputs.stream()
                .filter(input -> input.role().equals(role.id))
                .map(Input::sha256)
                .findFirst();
    }

    private static Optional<String> saved(Json.Obj provenance, Role role) {
        return provenance.find("inputs").orElse(Json.Null.NULL) instanceof Json.Arr(List<Json> all)
                ? all.stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .filter(input -> input.text("role").equals(Optional.of(role.id)))
                        .flatMap(input -> input.text("sha256").stream())
                        .findFirst()
                : Optional.empty();
    }
}
