package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** The help on {@code test}. */
@Command(
        name = "test",
        description = {
            "Builds everything and runs the tests.",
            "",
            "Some need PostgreSQL, Chromium or Go; the command doctor tells what there is."
        },
        footer = "  ./espalier test")
final class TestCommand implements Runnable {

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "Handed on to Maven.")
    List<String> arguments = new ArrayList<>();

    @Unmatched
    List<String> others = new ArrayList<>();

    TestCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("test");
    }
}
