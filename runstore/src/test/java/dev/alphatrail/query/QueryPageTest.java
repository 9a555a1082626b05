package dev.alphatrail.query;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

final class QueryPageTest {
    private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    private static final List<String> FIELDS =
            List.of(
                    "run_id",
                    "created_at",
                    "status",
                    "error",
                    "idea",
                    "eval_mode",
                    "n_alphas",
                    "n_passed",
                    "best_information_ratio",
                    "replay_of",
                    "tags",
                    "notes");

    @Test
    void everyExampleOfThePageIsAFilterOverFieldsOfTheIndex() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "query.md"));
        List<String> examples =
                BLOCK.matcher(page).results().flatMap(block -> block.group(1).lines()).toList();

        assertTrue(examples.size() >= 10, examples.toString());
        for (String example : examples) {
            assertDoesNotThrow(() -> Where.parse(example, FIELDS), example);
        }
    }
}
