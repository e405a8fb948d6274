package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The help on {@code up}. */
@Command(
        name = "up",
        description = {
            "Starts everything in this terminal; Ctrl-C ends it.",
            "",
            "Dashboard, workers, Temporal and a database; running searches go on at the next start.",
            "Listens on ESPALIER_HOST (127.0.0.1) and ESPALIER_PORT (8420); an address that others reach needs"
                    + " ESPALIER_TOKEN. Data lies in ESPALIER_HOME."
        },
        footer = "  ./espalier up")
final class UpCommand implements Runnable {

    @Unmatched
    List<String> others = new ArrayList<>();

    UpCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("up");
    }
}
