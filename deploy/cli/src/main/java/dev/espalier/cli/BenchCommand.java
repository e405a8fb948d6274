package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The help on {@code bench}. */
@Command(
        name = "bench",
        description = {"Measures how many trials a second this machine carries, and its pages."},
        footer = "  ./espalier bench")
final class BenchCommand implements Runnable {

    @Unmatched
    List<String> others = new ArrayList<>();

    BenchCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("bench");
    }
}
