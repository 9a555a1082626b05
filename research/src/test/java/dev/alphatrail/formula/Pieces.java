package dev.alphatrail.formula;

import java.util.List;
import java.util.stream.Stream;

/// What formulas are made of, and some of what they are not.
final class Pieces {
    private static final String SIGNS =
            "( ) , ; = ? : + - * / ** ^ % < <= == != && || & | ~ ! and or not /* */ \" ' . x="
                    + " range= nan";
    private static final String WORDS =
            "close open volume sector returns vwap adv20 Close $close 0 1 5 20 2.5 .5 1e3 1e 1e400"
                    + " 999999999 driver=cauchy buckets=\"1,2\" range=\"0,1,0.5\" a=close;";
    private static final List<String> STRANGE =
            List.of("\n", "\t", "\0", "\u00e9", "\u2212", "\u00d7", "\u201c", "\ud83d\ude00");

    private Pieces() {}

    static List<String> all() {
        return Stream.of(
                        Stream.of(SIGNS.split(" ")),
                        Stream.of(WORDS.split(" ")),
                        STRANGE.stream(),
                        Stream.of(Operator.values()).flatMap(Pieces::calls),
                        Spellings.names().stream().map(name -> name + "("))
                .flatMap(pieces -> pieces)
                .toList();
    }

    private static Stream<String> calls(Operator operator) {
        return Stream.concat(
                Stream.of(operator.example(), operator.id() + "("),
                operator.aliases().stream().map(alias -> alias + "("));
    }
}
