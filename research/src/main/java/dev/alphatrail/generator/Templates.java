package dev.alphatrail.generator;

import java.util.List;
import java.util.stream.Stream;

/// The table of formula templates: what each family of the literature looks like in the factor
/// language.
///
/// A row states what its source found, or measures the way its source does; "after" marks an
/// adaptation to daily prices.
final class Templates {
    static final List<Template> ALL =
            Stream.of(
                            ReturnTemplates.all(),
                            TradingTemplates.all(),
                            RiskTemplates.all(),
                            ValueTemplates.all())
                    .flatMap(List::stream)
                    .toList();

    private Templates() {}
}
