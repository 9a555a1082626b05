package dev.alphatrail.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `docs/configuration.md` says what the table of keys says. After a change of the table, run this
/// test with `-Dalphatrail.write-docs=true` to write the page anew.
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String BEGIN = "<!-- settings: begin -->\n";
    private static final String END = "<!-- settings: end -->\n";

    @Test
    void thePageListsTheSettingsThereAre() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        if (Boolean.getBoolean("alphatrail.write-docs")) {
            Files.writeString(PAGE, page.substring(0, begin) + tables() + page.substring(end));
        } else {
            assertEquals(
                    tables(),
                    page.substring(begin, end),
                    "run with -Dalphatrail.write-docs=true to mend");
        }
    }

    @Test
    void theExamplesOfThePageAreConfigurations() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        Configuration config =
                ConfigFile.parse(page.substring(begin, page.indexOf("```", begin)), "example");
        assertEquals(
                List.of("calm", "mom_12_1"),
                List.copyOf(config.get(FactorsSection.FORMULAS).keySet()));
        config.withOverride("portfolio.neutralize=[beta, sector]")
                .withOverride("costs.impact_bps=20")
                .toStudySpec();
    }

    private static String tables() {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<String, List<Key<?>>> section : Keys.SECTIONS.entrySet()) {
            out.append("\n### ").append(section.getKey()).append("\n\n");
            out.append("| key | default | must be | unit | meaning |\n|---|---|---|---|---|\n");
            for (Key<?> key : section.getValue()) {
                List<String> cells =
                        List.of(
                                "`" + key.name() + "`",
                                "`" + ConfigPrinter.flow(key.defaultNode()) + "`",
                                key.range(),
                                key.unit(),
                                key.meaning());
                out.append("| ").append(String.join(" | ", cells)).append(" |\n");
            }
        }
        return out.append('\n').toString();
    }
}
