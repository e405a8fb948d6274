package dev.espalier.cli;

import dev.espalier.cli.server.Route;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Forgets a data set. */
@Command(
        name = "remove",
        description = "Forgets a data set; its files stay. Refused while an experiment trains on it, or has.",
        footer = "  ./espalier dataset remove flowers")
final class DataSetRemove implements Runnable {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "Its id, as in dataset list.")
    String id = "";

    DataSetRemove(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.server().delete(Route.of("datasets", id));
        session.terminal().print("Removed the data set %s; its files are where they were.".formatted(id));
    }
}
