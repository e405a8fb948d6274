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
            "Measures engine, pages and tables of results on this machine, or whether disturbed latencies are noticed.",
            "",
            "In a data folder of its own, which is gone afterwards."
        },
        footer = {"  ./espalier bench", "  ./espalier bench engine 100000"})
final class BenchCommand implements Runnable {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            description = "engine (the standard), latency, pages or tables.")
    String what = "engine";

    @Parameters(index = "1", arity = "0..1", paramLabel = "COUNT", description = "How many trials, rows or sittings it takes.")
    String count = "";

    @Unmatched
    List<String> others = new ArrayList<>();

    BenchCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("bench");
    }
}
