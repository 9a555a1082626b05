package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.Event;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.Manifest.FileEntry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One run for programs.
final class RunSheetJson {
    private RunSheetJson() {}

    static Json.Obj of(RunFacts facts, boolean files) {
        Json.Builder json =
                Json.object()
                        .put("run_id", facts.id())
                        .put("place", facts.place().word())
                        .put("state", facts.state())
                        .put("path", facts.path().toString())
                        .put("deleted_at", facts.deletedAt().map(Instant::toString))
                        .put("entry", facts.entry().map(IndexEntry::toJson))
                        .put("live", facts.live().map(LiveText::json))
                        .put("hypothesis", facts.hypothesis())
                        .put("alphas", alphas(facts))
                        .put("events", facts.events().stream().map(Event::toJson).toList());
        json.put(
                "files",
                files
                        ? Json.array(facts.files().stream().map(RunSheetJson::file).toList())
                        : Json.Null.NULL);
        return json.put("warnings", facts.troubles()).build();
    }

    private static List<Json> alphas(RunFacts facts) {
        List<Json> alphas = new ArrayList<>();
        for (SavedAlpha alpha : facts.ranked()) {
            Json.Builder json =
                    Json.object()
                            .put("alpha_id", alpha.id())
                            .put("verdict", facts.verdict(alpha))
                            .put("formula", alpha.formula())
                            .put("formula_hash", alpha.hash());
            for (Figure figure : Figure.values()) {
                json.put(figure.key(), alpha.figure(figure));
            }
            alphas.add(json.put("error", alpha.error()).build());
        }
        return alphas;
    }

    private static Json file(FileEntry file) {
        return Json.object()
                .put("path", file.path())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256())
                .build();
    }
}
