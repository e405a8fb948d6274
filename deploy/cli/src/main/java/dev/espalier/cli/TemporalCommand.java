package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** The help on {@code temporal}. */
@Command(
        name = "temporal",
        description = {
            "Keeps a real Temporal service on this machine.",
            "",
            "Built once from its sources, which needs Go; once installed, up and server use it instead of the one in memory."
        },
        footer = {"  ./espalier temporal install", "  ./espalier temporal status"})
final class TemporalCommand implements Runnable {

    @Parameters(paramLabel = "VERB", description = "install, start, stop or status.")
    String verb = "";

    @Unmatched
    List<String> others = new ArrayList<>();

    TemporalCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("temporal");
    }
}
