package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The help on {@code server}. */
@Command(
        name = "server",
        description = {
            "Starts the dashboard and the API alone.",
            "",
            "For an installation with its own Temporal service and database: ESPALIER_TEMPORAL_TARGET, ESPALIER_DATABASE.",
            "Listens on ESPALIER_HOST (127.0.0.1) and ESPALIER_PORT (8420); an address that others reach needs"
                    + " ESPALIER_TOKEN. Data lies in ESPALIER_HOME."
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
