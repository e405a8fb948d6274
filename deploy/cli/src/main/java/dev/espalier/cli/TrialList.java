package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists an experiment's trials. */
@Command(
        name = "list",
        description = "Lists an experiment's trials, in their order or by a metric.",
        footer = {
            "  ./espalier trial list first-search --sort val_accuracy_pct --order desc --limit 10",
            "  ./espalier trial list first-search --status failed",
            "  ./espalier trial list first-search --status filtered"
        })
final class TrialList implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Option(names = "--sort", paramLabel = "METRIC", description = "By this metric, or by trial (the standard).")
    @Nullable
    String sort;

    @Option(names = "--order", paramLabel = "ORDER", description = "asc or desc.")
    @Nullable
    String order;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only measured, infeasible or failed ones; filtered are those that the screen dropped.")
    @Nullable
    String status;

    @Option(names = "--round", paramLabel = "N", description = "Only those of this round, from 1.")
    @Nullable
    Integer round;

    @Option(names = "--architecture", paramLabel = "TEXT", description = "Only those whose architecture contains this.")
    @Nullable
    String architecture;

    @Option(names = "--limit", paramLabel = "N", description = "How many at most (50 if not told).")
    int limit = 50;

    @Option(names = "--all-metrics", description = "Shows every metric, not only those that were asked for.")
    boolean allMetrics;

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the trials' IDs only, one a line.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    TrialList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Arguments.atLeastOne("--limit", limit);
        var experiment = Experiments.find(session.server(), id);
        var pages = Pages.of(session.server(), limit, () -> route(Json.text(experiment, "id")));
        if (quiet) {
            pages.items().forEach(trial -> session.terminal().print(Json.text(trial, "id")));
        } else {
            output.show(session.terminal(), pages.items(), () -> table(experiment, pages));
        }
    }

    private Route route(String experiment) {
        return Route.of("experiments", experiment, "trials")
                .with("sort", sort)
                .with("order", order)
                .with("status", status)
                .with("round", round)
                .with("architecture", architecture);
    }

    private void table(JsonNode experiment, Pages pages) {
        if (pages.items().isEmpty()) {
            session.terminal().tell("There are no such trials.");
            return;
        }
        if ("filtered".equals(status)) {
            TrialTable.filtered(pages.items()).print(session.terminal());
            pages.tellOfMore(session.terminal());
            return;
        }
        TrialTable.of(
                        pages.items(),
                        allMetrics ? TrialTable.all(experiment, pages.items()) : TrialTable.asked(experiment))
                .print(session.terminal());
        pages.tellOfMore(session.terminal());
    }
}
