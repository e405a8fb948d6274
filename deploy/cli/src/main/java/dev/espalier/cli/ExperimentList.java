package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import dev.espalier.cli.text.Amounts;
import dev.espalier.cli.text.Times;
import dev.espalier.cli.watch.Standing;
import dev.espalier.cli.watch.Warming;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists experiments, the newest first. */
@Command(
        name = "list",
        description = "Lists experiments, the newest first.",
        footer = {
            "  ./espalier experiment list --status running",
            "  ./espalier experiment list --filter 'method:agnet val_accuracy_pct>91' --sort -best",
            "  ./espalier experiment list -q --label team=vision | xargs -n 1 ./espalier experiment pause"
        })
final class ExperimentList implements Runnable {

    private final Session session;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only these: running, paused, stopping, finished, stopped, failed; several apart by commas.")
    @Nullable
    String status;

    @Option(
            names = "--label",
            paramLabel = "KEY=VALUE",
            description = "Only those with this label; KEY alone for any value.")
    @Nullable
    String label;

    @Option(
            names = "--filter",
            paramLabel = "FILTER",
            description =
                    "As on the page: 'state:running method:agnet val_accuracy_pct>91 tag:team=vision -name:probe'.")
    @Nullable
    String filter;

    @Option(
            names = "--sort",
            paramLabel = "COLUMN",
            description = "created, name, best, trials, failed or gpu; -best and so on for the largest first.")
    @Nullable
    String sort;

    @Option(names = "--limit", paramLabel = "N", description = "How many at most (50 if not told).")
    int limit = 50;

    @Option(
            names = {"-q", "--quiet"},
            description = "Writes the IDs only, one a line.")
    boolean quiet;

    @Mixin
    OutputOption output = new OutputOption();

    ExperimentList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Arguments.atLeastOne("--limit", limit);
        var pages = Pages.of(
                session.server(),
                limit,
                () -> Route.of("experiments")
                        .with("status", status)
                        .with("label", label(label))
                        .with("filter", filter)
                        .with("sort", sort));
        if (quiet) {
            pages.items().forEach(experiment -> session.terminal().print(Json.text(experiment, "id")));
        } else {
            output.show(session.terminal(), pages.items(), () -> table(pages));
        }
    }

    /** The server separates key and value by a colon. */
    private static @Nullable String label(@Nullable String label) {
        return label == null ? null : label.replaceFirst("=", ":");
    }

    private void table(Pages pages) {
        if (pages.items().isEmpty()) {
            session.terminal()
                    .tell(
                            status == null && label == null && filter == null
                                    ? "There are no experiments yet.\nMaybe run one: ./espalier run examples/first-search.yaml"
                                    : "No experiment fits.");
            return;
        }
        listing(pages.items()).print(session.terminal());
        pages.tellOfMore(session.terminal());
    }

    private static Listing listing(List<JsonNode> experiments) {
        return new Listing()
                .text("ID", "id")
                .text("STATUS", "status")
                .number("TRIALS", ExperimentList::trials)
                .number("ROUNDS", "rounds")
                .text("BEST", experiment -> new Standing(experiment).best())
                .number("GPU TIME [h]", experiment -> Amounts.decimal(Json.whole(experiment, "gpuSeconds") / 3600.0, 2))
                .text("METHOD", "method")
                .text("SPACE", "space")
                .time("CHANGED (" + Times.zone() + ")", "changedAt")
                .add(experiments);
    }

    private static String trials(JsonNode experiment) {
        var budget = Json.text(experiment.path("budget"), "trials");
        return Warming.of(experiment)
                .map(Warming::brief)
                .orElseGet(() -> Json.whole(experiment, "trials") + (budget.isEmpty() ? "" : "/" + budget));
    }
}
