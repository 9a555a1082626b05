package dev.alphatrail.sql;

import java.nio.file.Path;

/// Asks a store that grows, again and again, until it has 61 runs; fails when it ever shrinks, or
/// when a run has other than one alpha and one day.
final class AskingProcess {
    private AskingProcess() {}

    public static void main(String[] args) {
        var store = new SampleStore(Path.of(args[0]));
        long before = 0;
        for (int i = 0; before < 61; i++) {
            String answer =
                    store.ask(
                            "select count(*), count(*) filter (a.n = 1 and d.n = 1) from runs left"
                                + " join (select run_id, count(*) n from alphas group by 1) a using"
                                + " (run_id) left join (select run_id, count(*) n from daily group"
                                + " by 1) d using (run_id)");
            String[] numbers = answer.split(",");
            long runs = Long.parseLong(numbers[0]);
            // the index is read first, so a run that came later may be in the other views already
            if (runs < before || !numbers[0].equals(numbers[1]) || i > 2_000) {
                System.out.println("after " + before + " runs: " + answer);
                System.exit(1);
            }
            before = runs;
        }
    }
}
