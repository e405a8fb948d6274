package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The help on {@code up}. */
@Command(
        name = "up",
        description = {
            "Starts everything in this terminal; Ctrl-C ends it.",
            "",
            "Dashboard, workers, Temporal and a database; running searches go on at the next start. The very first start runs"
                    + " examples/first-search.yaml.",
            "Listens on ESPALIER_HOST (127.0.0.1) and ESPALIER_PORT (8420); an address that other machines reach needs"
                    + " ESPALIER_TOKEN. Data lie in ESPALIER_HOME."
        },
        footer = {"  ./espalier up", "  ESPALIER_PORT=9000 ./espalier up --no-first-search"})
final class UpCommand implements Runnable {

    @Option(names = "--no-first-search", description = "Runs nothing on its own at the very first start.")
    boolean noFirstSearch;

    @Unmatched
    List<String> others = new ArrayList<>();

    UpCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("up");
    }
}
