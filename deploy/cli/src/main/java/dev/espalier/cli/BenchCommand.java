package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** The help on {@code bench}. */
@Command(
        name = "bench",
        description = {
            "Measures engine, pages, tables of results and data sets on this machine,",
            "and whether disturbed latencies are noticed.",
            "",
            "In a data folder of its own, which is gone afterwards."
        },
        footer = {"  ./espalier bench", "  ./espalier bench engine 100000"})
final class BenchCommand implements Runnable {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            description = "engine (the standard), pages, tables, data or latency.")
    String what = "engine";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "COUNT",
            description = "How many trials, rows, images or sittings it takes.")
    String count = "";

    @Unmatched
    List<String> others = new ArrayList<>();

    BenchCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("bench");
    }
}
