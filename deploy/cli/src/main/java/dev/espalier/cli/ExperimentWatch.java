package dev.espalier.cli;

import dev.espalier.cli.watch.WatchAll;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows an experiment, or all that run. */
@Command(
        name = "watch",
        description = {
            "Follows an experiment to its end: trials, rounds, the best so far, GPU time, and when it will be done.",
            "Exits with 0 when the search finished, 1 when it failed or was stopped."
        },
        footer = {
            "  ./espalier experiment watch first-search",
            "  ./espalier experiment watch --all             A line per round of every running experiment."
        })
final class ExperimentWatch implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", arity = "0..1", description = Ids.DESCRIPTION)
    String id = "";

    @Option(names = "--all", description = "Follows all running experiments, until Ctrl-C.")
    boolean all;

    ExperimentWatch(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (all == !id.isEmpty()) {
            throw new Misuse(
                    "The command experiment watch needs either an ID or --all.\nMaybe see: ./espalier experiment list");
        }
        if (all) {
            return all();
        }
        return new Following(session, Experiments.id(session.server(), id)).toTheEnd();
    }

    private int all() {
        try {
            new WatchAll(session.server(), session.terminal()).follow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
