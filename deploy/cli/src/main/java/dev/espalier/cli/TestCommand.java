package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The help on {@code test}. */
@Command(
        name = "test",
        description = {"Builds everything and runs the tests."},
        footer = "  ./espalier test")
final class TestCommand implements Runnable {

    @Unmatched
    List<String> others = new ArrayList<>();

    TestCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("test");
    }
}
