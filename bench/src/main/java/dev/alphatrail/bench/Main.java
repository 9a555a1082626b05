package dev.alphatrail.bench;

import org.openjdk.jmh.runner.RunnerException;

import java.io.IOException;
import java.util.List;

/// Runs the benchmarks, or says in one line that their data are absent.
public final class Main {
    private Main() {}

    /// Arguments go to JMH.
    public static void main(String[] args) throws RunnerException, IOException {
        if (SharedData.folder("us88").isEmpty() && !List.of(args).contains("-l")) {
            System.out.println(
                    "skipped: the data set us88 does not lie beside the project at"
                            + " shared/data/us88");
            return;
        }
        org.openjdk.jmh.Main.main(args);
    }
}
