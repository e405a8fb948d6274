package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The help on {@code server}. */
@Command(
        name = "server",
        description = {
            "Starts the dashboard and the API for an installation with its own Temporal service and database.",
            "",
            "ESPALIER_TEMPORAL_TARGET is the Temporal service, ESPALIER_DATABASE the database (jdbc:postgresql://...). Listens on ESPALIER_HOST (127.0.0.1) and ESPALIER_PORT (8420); data lies in ESPALIER_HOME; an address that others reach needs ESPALIER_TOKEN."
        },
        footer = "  ESPALIER_TEMPORAL_TARGET=temporal:7233 ./espalier server")
final class ServerCommand implements Runnable {

    @Unmatched
    List<String> others = new ArrayList<>();

    ServerCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("server");
    }
}
