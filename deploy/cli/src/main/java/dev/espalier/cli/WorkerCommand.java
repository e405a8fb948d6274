package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** The help on {@code worker}. */
@Command(
        name = "worker",
        description = {
            "Starts a process that only works: it trains, looks up or measures.",
            "",
            "It opens no database. It needs ESPALIER_TEMPORAL (host:port) and the artifact store of the server.",
            "On gpu it evaluates ESPALIER_WORKER_GPUS at once (8); a process that trains wants 1, for its GPU.",
            "On device.NAME it measures on its own processor; for that it needs no more than Java."
        },
        footer = {
            "  ESPALIER_TEMPORAL=temporal:7233 ./espalier worker --queues gpu",
            "  ESPALIER_TEMPORAL=temporal:7233 ./espalier worker --queues device.raspi4"
        })
final class WorkerCommand implements Runnable {

    @Option(
            names = "--queues",
            paramLabel = "QUEUE,...",
            required = true,
            description = "What it serves: search, method, gpu, table, device.NAME.")
    String queues = "";

    @Unmatched
    List<String> others = new ArrayList<>();

    WorkerCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("worker");
    }
}
