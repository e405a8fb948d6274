package dev.espalier.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** The help on {@code bench}. */
@Command(
        name = "bench",
        description = {
            "Measures the product on this machine.",
            "",
            "Engine, dashboard, tables of results, data sets, training and generators; whether disturbed latencies are"
                    + " noticed, what SGNAS finds in NAS-Bench-201, what its parts are for, and whether what it answers to"
                    + " latencies keeps to them; whether scores of regions say what their paths reach.",
            "",
            "In a data folder of its own, which is gone afterwards."
        },
        footer = {"  ./espalier bench", "  ./espalier bench engine 100000", "  ./espalier bench train --against pytorch"
        })
final class BenchCommand implements Runnable {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WHAT",
            description =
                    "engine (the standard), dashboard, tables, data, latency, train, sgnas, cells, ablation, answers or"
                            + " regions.")
    String what = "engine";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "COUNT",
            description = "How many trials, rows, images or sittings it takes.")
    String count = "";

    @Option(
            names = "--against",
            paramLabel = "RIVAL",
            description = "train: pytorch, in turns with it; dashboard: optuna, whose dashboard stands beside.")
    String against = "";

    @Option(
            names = "--python",
            paramLabel = "PROGRAM",
            description = "train, dashboard: the Python that has torch, or optuna-dashboard; python3.")
    String python = "";

    @Option(names = "--seconds", paramLabel = "S", description = "train: of a turn; 5.")
    String seconds = "";

    @Option(names = "--repeats", paramLabel = "N", description = "train: turns of each; 5.")
    String repeats = "";

    @Option(names = "--json", description = "train: one JSON object a line.")
    boolean json;

    @Option(
            names = "--images",
            paramLabel = "FOLDER",
            description = "cells, ablation, regions: images, a folder for each class, maybe below train.")
    String images = "";

    @Option(names = "--epochs", paramLabel = "N", description = "cells, ablation, regions: of a supernet; 20, 6, 4.")
    String epochs = "";

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "cells, ablation: of the generator, in each of 10 epochs; 20; regions: of a search; 10.")
    String steps = "";

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "cells, ablation, regions: how often all of it is done; 3.")
    String seeds = "";

    @Option(
            names = "--resolution",
            paramLabel = "PIXELS",
            description = "cells, ablation, regions: of the images; 32, 16, 16.")
    String resolution = "";

    @Option(names = "--scratch", paramLabel = "N", description = "ablation: epochs from scratch; 3, 0 for none.")
    String scratch = "";

    @Option(names = "--space", paramLabel = "NAME", description = "answers: whose networks; sgnas-cifar.")
    String space = "";

    @Option(names = "--cells", paramLabel = "N", description = "answers: of a stage of the networks; 1.")
    String cells = "";

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "ablation, answers, regions: channels of the first stage; 16, as the space's, 8.")
    String width = "";

    @Option(names = "--drawn", paramLabel = "N", description = "answers: networks measured at random; 40.")
    String drawn = "";

    @Option(names = "--targets", paramLabel = "N", description = "answers: latencies that are asked for; 20.")
    String targets = "";

    @Option(
            names = "--kept",
            paramLabel = "FOLDER",
            description = "cells, ablation, answers, regions: keeps what it made there; begun again, it goes on.")
    String kept = "";

    @Option(names = "--part", paramLabel = "NAME", description = "regions: ranks (the standard), cost or search.")
    String part = "";

    @Option(names = "--graphs", paramLabel = "N", description = "regions: of each stage; 5.")
    String graphs = "";

    @Option(names = "--runs", paramLabel = "N", description = "regions: of a region; 5.")
    String runs = "";

    @Option(names = "--paths", paramLabel = "N", description = "regions: trained alone; 30.")
    String paths = "";

    @Unmatched
    List<String> others = new ArrayList<>();

    BenchCommand(Session session) {}

    @Override
    public void run() {
        throw Launcher.carriesOut("bench");
    }
}
