package dev.espalier.app;

import dev.espalier.file.Examples;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Status;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What {@code espalier up} shows: where the dashboard is, and the search that runs. */
@Singleton
final class Up {

    private static final String NO_FIRST_SEARCH = "--no-first-search";

    private final Experiments experiments;
    private final Address address;
    private final Terminal terminal;

    Up(Experiments experiments, Address address, Terminal terminal) {
        this.experiments = experiments;
        this.address = address;
        this.terminal = terminal;
    }

    /** Until the search that it watches has ended; the process stays up after that. */
    void show(List<String> arguments) {
        System.out.printf("%nEspalier is up: %s%n", address.url());
        System.out.printf("Data lie in %s. Ctrl-C ends it; the next start goes on.%n%n", Home.folder());
        var running = newest(Experiments.Filter.of(List.of(Status.RUNNING)));
        if (running.isPresent()) {
            terminal.run(List.of("experiment", "watch", running.get().id()));
        } else if (newest(Experiments.Filter.ALL).isEmpty() && !arguments.contains(NO_FIRST_SEARCH)) {
            System.out.printf("This is the first start, so a first search begins: examples/first-search.yaml%n%n");
            runFirstSearch();
        }
        System.out.printf("%nThe dashboard stays at %s%n", address.url());
        System.out.println("Another search: ./espalier run examples/two-objectives.yaml");
    }

    private Optional<ExperimentView> newest(Experiments.Filter filter) {
        return experiments.page(filter, null, 1).items().stream().findFirst();
    }

    private void runFirstSearch() {
        try {
            var file = Files.createTempFile("first-search", ".yaml");
            try {
                Files.writeString(file, Examples.firstSearch());
                terminal.run(List.of("run", file.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
