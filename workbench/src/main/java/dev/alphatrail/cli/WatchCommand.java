package dev.alphatrail.cli;

import dev.alphatrail.trail.LiveTable;
import dev.alphatrail.trail.Sighting;
import dev.alphatrail.trail.Watcher;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// `alphatrail watch`: what happens in a store, as it happens.
@Command(
        name = "watch",
        description = {
            "Follow a store until ^C: a line for each run that begins, goes on, is finished, fails"
                    + " or is killed, and for each tag, note and deletion. On a terminal the runs"
                    + " under way stand below in a table.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class WatchCommand implements Runnable {
    private static final Duration LEAST_INTERVAL = Duration.ofMillis(50);
    private static final int TABLE_ROWS = 15;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private StoreOption store = new StoreOption();

    @Option(
            names = "--interval",
            paramLabel = "SPAN",
            defaultValue = "2s",
            converter = Spans.class,
            description = "How often to look (default: ${DEFAULT-VALUE}).")
    private Duration interval = Duration.ofSeconds(2);

    @Option(names = "--once", description = "Show the runs that are under way now, and end.")
    private boolean once;

    @Option(names = "--json", description = "Print a line of JSON each.")
    private boolean json;

    @Override
    public void run() {
        if (interval.compareTo(LEAST_INTERVAL) < 0) {
            throw new ParameterException(spec.commandLine(), "--interval must be 50ms or more");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (once) {
            List<Sighting> now = Watcher.underWay(store.store(), Instant.now());
            now.forEach(sighting -> print(sighting, out));
            if (now.isEmpty() && !json) {
                out.println("no run is under way in " + store.root());
            }
            out.flush();
            return;
        }
        Watcher watcher = new Watcher(store.store());
        try {
            follow(watcher, watcher.begin(Instant.now()), out);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // whoever interrupts wants it to end
        }
    }

    /// Ends when nobody reads any more.
    private void follow(Watcher watcher, List<Sighting> first, PrintWriter out)
            throws InterruptedException {
        boolean inPlace = !json && Terminal.isInteractive();
        List<Sighting> seen = first;
        int below = 0;
        while (true) {
            if (below > 0) {
                out.print("\u001b[" + below + "A\r\u001b[J");
            }
            seen.forEach(sighting -> print(sighting, out));
            below = 0;
            if (inPlace && !watcher.live().isEmpty()) {
                String table =
                        LiveTable.of(watcher.live(), TABLE_ROWS, Terminal.width(), Instant.now());
                out.print(table);
                below = (int) table.lines().count();
            }
            if (out.checkError()) {
                return;
            }
            Thread.sleep(interval);
            seen = watcher.look(Instant.now());
            if (inPlace) {
                // the table tells it
                seen = seen.stream().filter(s -> s.what() != Sighting.What.PROGRESS).toList();
            }
        }
    }

    private void print(Sighting sighting, PrintWriter out) {
        out.println(json ? sighting.json() : sighting.line());
    }
}
