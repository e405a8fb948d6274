package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The help on {@code server}. */
@Command(
        name = "server",
        description = {
            "Starts the server without a search of its own, for an installation that stays.",
            "",
            "ESPALIER_TEMPORAL is the Temporal service: embedded, local or host:port; ESPALIER_DATABASE the database:"
                    + " jdbc:postgresql://...",
            "Listens on ESPALIER_HOST (127.0.0.1) and ESPALIER_PORT (8420); an address that other machines reach needs"
                    + " ESPALIER_TOKEN. Data lie in ESPALIER_HOME."
        },
        footer = "  ESPALIER_TEMPORAL=temporal:7233 ./espalier server")
final class ServerCommand implements Runnable {

    @Unmatched
    List<String> others = new ArrayList<>();

    ServerCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("server");
    }
}
