package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The help on {@code temporal}. */
@Command(
        name = "temporal",
        description = {"Starts a Temporal service of its own on this machine."},
        footer = "  ./espalier temporal")
final class TemporalCommand implements Runnable {

    @Unmatched
    List<String> others = new ArrayList<>();

    TemporalCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("temporal");
    }
}
