package dev.alphatrail.artifacts;

import dev.alphatrail.json.Json;
import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.marketdata.DataQuality;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.panel.Calendar;

import java.util.List;
import java.util.Optional;

/// The data of a study as they stand in `result.json`: what they are, not where they lie.
final class MarketJson {
    private MarketJson() {}

    static Json.Obj of(MarketData market) {
        Calendar calendar = market.panel().calendar();
        return Json.object()
                .put("label", market.label())
                .put("synthetic", market.synthetic())
                .put("dates", calendar.size())
                .put("first_date", date(calendar, 0))
                .put("last_date", date(calendar, calendar.size() - 1))
                .put("instruments", market.panel().instruments().size())
                .put("fields", List.copyOf(market.panel().fieldNames()))
                .put("groupings", List.copyOf(market.panel().groupingNames()))
                .put("hard_to_borrow", market.borrow().hardToBorrow().cardinality())
                .put("borrow_rates", market.borrow().ratesBps().isPresent())
                .put("panel_sha256", market.fingerprint().panelSha256())
                .put(
                        "inputs",
                        market.fingerprint().inputs().stream().map(MarketJson::input).toList())
                .put("data_quality", quality(market.quality()))
                .build();
    }

    private static Optional<String> date(Calendar calendar, int t) {
        return calendar.size() == 0 ? Optional.empty() : Optional.of(calendar.date(t).toString());
    }

    private static Json.Obj input(Input input) {
        return Json.object()
                .put("role", input.role())
                .put("bytes", input.bytes())
                .put("sha256", input.sha256())
                .build();
    }

    private static Json.Obj quality(DataQuality quality) {
        Json.Builder counts = Json.object();
        quality.counts().forEach(counts::put);
        return Json.object()
                .put("counts", counts.build())
                .put("warnings", quality.warnings())
                .build();
    }
}
