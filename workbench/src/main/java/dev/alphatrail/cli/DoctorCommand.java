package dev.alphatrail.cli;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.Doctor;
import dev.alphatrail.runstore.Finding;
import dev.alphatrail.runstore.Reindexer;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.RunFinder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail doctor`: how a store is, and what mends it.
@Command(
        name = "doctor",
        description = {
            "Tell how the store is and what mends it: runs under way, what killed programs left,"
                    + " interrupted publications, damaged lines. Files are not digested; that is"
                    + " `alphatrail verify`.",
            "Exit code 0: all is well; 3: something needs mending."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--fix",
            description =
                    "Mend what needs no decision: complete publications, move torn lines to"
                            + " .quarantine, index what is missing.")
    private boolean fix;

    @Option(
            names = "--salvage",
            paramLabel = "UNFINISHED_RUN",
            description = "Publish what a killed program wrote of this run; repeatable.")
    private List<String> salvage = new ArrayList<>();

    @Option(
            names = "--discard",
            paramLabel = "UNFINISHED_RUN",
            description = "Delete what a killed program wrote of this run; repeatable.")
    private List<String> discard = new ArrayList<>();

    @Option(
            names = "--force",
            description =
                    "Salvage or discard even though the program may still run on another"
                            + " machine.")
    private boolean force;

    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        RunStore existing = store.existing();
        Doctor doctor = new Doctor(existing);
        List<String> done = treat(doctor, new RunFinder(existing));
        Optional<Reindexer.Report> fixed = fix ? Optional.of(doctor.fix()) : Optional.empty();
        List<Finding> findings = doctor.examine();
        long ill = findings.stream().filter(Findings::needsMending).count();
        Output out = Output.of(spec);
        if (json) {
            out.json(
                    Json.object()
                            .put("done", done)
                            .put("fixed", fixed.map(ReindexCommand::json))
                            .put("to_mend", ill)
                            .put("findings", Findings.json(findings))
                            .build());
        } else {
            done.forEach(out::line);
            fixed.ifPresent(report -> ReindexCommand.print(report, out));
            Findings.print(findings, out);
            out.line(
                    ill == 0
                            ? "the store is well"
                            : Findings.count(ill, "thing needs", "things need") + " mending");
        }
        return ill == 0 ? 0 : Findings.DIFFERENCE;
    }

    private List<String> treat(Doctor doctor, RunFinder finder) {
        List<RunId> toSalvage = ids(salvage, finder);
        List<RunId> toDiscard = ids(discard, finder);
        List<String> done = new ArrayList<>();
        for (RunId run : toSalvage) {
            done.add("salvaged: " + doctor.salvage(run, force).path());
        }
        for (RunId run : toDiscard) {
            doctor.discard(run, force);
            done.add("discarded: " + run);
        }
        return done;
    }

    private static List<RunId> ids(List<String> names, RunFinder finder) {
        return names.stream().map(name -> finder.unfinished(name).runId()).distinct().toList();
    }
}
