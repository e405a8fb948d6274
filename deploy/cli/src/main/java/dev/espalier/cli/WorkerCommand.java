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
            "On gpu it trains as many networks at once as there are cores, each on one; ESPALIER_WORKER_GPUS says otherwise.",
            "With --gpu it sees that GPU only and trains one network after the other: start one worker per GPU.",
            "It is started again when it dies; Ctrl-C ends it.",
            "On device.NAME it measures on its own processor; for that it needs no more than Java."
        },
        footer = {
            "  ESPALIER_TEMPORAL=temporal:7233 ./espalier worker --queues gpu",
            "  ESPALIER_TEMPORAL=temporal:7233 ./espalier worker --gpu 0",
            "  ESPALIER_TEMPORAL=temporal:7233 ./espalier worker --queues device.raspi4"
        })
final class WorkerCommand implements Runnable {

    @Option(
            names = "--queues",
            paramLabel = "QUEUE,...",
            description = "What it serves: search, method, gpu, table, device.NAME; with --gpu, gpu.")
    String queues = "";

    @Option(
            names = "--gpu",
            paramLabel = "NUMBER",
            description = "The GPU that it trains on, from 0, as nvidia-smi counts.")
    String gpu = "";

    @Unmatched
    List<String> others = new ArrayList<>();

    WorkerCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("worker");
    }
}
