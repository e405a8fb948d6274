package dev.espalier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.espalier.cli.server.Failure;
import dev.espalier.cli.server.Json;
import dev.espalier.cli.server.Route;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes an experiment. */
@Command(
        name = "delete",
        description = "Deletes an experiment with its trials, for ever; refused while it runs or forks need it.",
        footer = "  ./espalier experiment delete first-search-k3x9qa --yes")
final class ExperimentDelete implements Runnable {

    private static final Set<String> ACTIVE = Set.of("running", "paused", "stopping");

    private final Session session;

    @Parameters(paramLabel = "ID", description = Ids.DESCRIPTION)
    String id = "";

    @Option(
            names = {"-y", "--yes"},
            description = "Does not ask.")
    boolean yes;

    ExperimentDelete(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        var server = session.server();
        var experiment = Experiments.find(server, id);
        var found = Json.text(experiment, "id");
        if (!yes) {
            requireDeletable(experiment, found);
            if (!agreed(found)) {
                throw new Failure("Nothing was deleted.");
            }
        }
        server.delete(Route.of("experiments", found));
        session.terminal().print("Deleted %s.".formatted(found));
    }

    /** Nobody is asked to agree to what the server would refuse. */
    private void requireDeletable(JsonNode experiment, String found) {
        var status = Json.text(experiment, "status");
        if (ACTIVE.contains(status)) {
            throw new Failure("The experiment (%s) is %s and cannot be deleted.\nMaybe stop it first: %s %s"
                    .formatted(found, status, "./espalier experiment stop", found));
        }
        var forks = Json.items(
                session.server().get(Route.of("experiments", found, "lineage")).path("forks"));
        if (!forks.isEmpty()) {
            throw new Failure("The experiment (%s) cannot be deleted: %s came from it and %s its rounds."
                    .formatted(
                            found,
                            forks.stream().map(fork -> Json.text(fork, "id")).collect(Collectors.joining(", ")),
                            forks.size() == 1 ? "needs" : "need"));
        }
    }

    private boolean agreed(String found) {
        var terminal = session.terminal();
        if (!terminal.interactive()) {
            throw new Misuse("Deleting %s needs a word of agreement.\nMaybe add --yes.".formatted(found));
        }
        terminal.out().print("Delete %s with all its trials, for ever? [y/N] ".formatted(found));
        terminal.out().flush();
        try {
            var answer = terminal.in().readLine();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (IOException e) {
            return false;
        }
    }
}
