package dev.alphatrail.marketdata;

import dev.alphatrail.panel.Panel;
import java.util.Map;
final class SyntheticMarket {
    private SyntheticMarket() {}
    static Panel generate(SyntheticSettings settings) { throw new IllegalStateException(settings.toString()); }
}
