package dev.espalier.app;

import dev.espalier.bench.DashboardBench;
import dev.espalier.bench.EngineBench;
import dev.espalier.bench.Machine;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.data.file.DataBench;
import dev.espalier.evaluate.region.RegionBench;
import dev.espalier.measure.LatencyBench;
import dev.espalier.sgnas.AblationBench;
import dev.espalier.sgnas.AnswerBench;
import dev.espalier.sgnas.CellBench;
import dev.espalier.sgnas.GeneratorBench;
import dev.espalier.train.FeedBench;
import dev.espalier.train.TrainBench;
import dev.espalier.worker.TableBench;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Runs what {@code espalier bench} names. */
@Singleton
final class Bench {

    private static final int TRIALS = 100_000;

    private final EngineBench engine;
    private final DashboardBench dashboard;
    private final Address address;
    private final Catalogue catalogue;

    Bench(EngineBench engine, DashboardBench dashboard, Address address, Catalogue catalogue) {
        this.engine = engine;
        this.dashboard = dashboard;
        this.address = address;
        this.catalogue = catalogue;
    }

    int run(List<String> arguments, PrintStream out) {
        try {
            return measured(arguments, out);
        } catch (Unusable e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    private int measured(List<String> arguments, PrintStream out) {
        var what = arguments.isEmpty() ? "engine" : arguments.getFirst();
        try {
            switch (what) {
                case "engine" -> engine.run(trials(arguments), out);
                case "tables" -> tables(arguments, out);
                case "data" -> data(arguments, out);
                case "latency" -> latency(arguments, out);
                case "train" -> train(arguments, out);
                case "sgnas" -> sgnas(out);
                case "cells" -> cells(arguments, out);
                case "ablation" -> ablation(arguments, out);
                case "answers" -> answers(arguments, out);
                case "regions" -> regions(arguments, out);
                case "dashboard" -> dashboard(arguments, out);
                default ->
                    throw new Unusable(
                            "There is no benchmark (%s); there are engine, dashboard, tables, data, latency, train, sgnas, cells, ablation, answers, regions."
                                    .formatted(what));
            }
            return 0;
        } catch (IOException e) {
            throw new Unusable("The benchmark (%s) failed: %s".formatted(what, Unusable.rootMessage(e)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private void dashboard(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        var options = DashboardOptions.of(arguments.subList(1, arguments.size()));
        dashboard.run(options.trials(), options.python(), address.url(), out);
    }

    private static void tables(List<String> arguments, PrintStream out) throws IOException {
        var bench = arguments.size() < 2 ? new TableBench() : new TableBench(number(arguments));
        bench.run(Path.of(System.getProperty("java.io.tmpdir")), out);
    }

    private static void data(List<String> arguments, PrintStream out) throws IOException {
        var temp = Path.of(System.getProperty("java.io.tmpdir"));
        boolean standard = arguments.size() < 2;
        (standard ? new DataBench() : new DataBench(number(arguments))).run(temp, out);
        (standard ? new FeedBench(Machine::residentMb) : new FeedBench(number(arguments), Machine::residentMb))
                .run(temp, out);
    }

    private static void latency(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        out.println(Machine.line());
        var bench = arguments.size() < 2 ? new LatencyBench() : new LatencyBench(number(arguments));
        bench.run(out);
    }

    private static void train(List<String> arguments, PrintStream out) throws IOException {
        var options = TrainOptions.of(arguments.subList(1, arguments.size()));
        if (!options.json()) {
            out.println(Machine.line());
        }
        new TrainBench(options).run(Path.of(System.getProperty("java.io.tmpdir")), out, System.err);
    }

    private static void sgnas(PrintStream out) {
        out.println(Machine.line());
        new GeneratorBench().run(out);
    }

    private static void cells(List<String> arguments, PrintStream out) throws IOException {
        var bench = new CellBench(CellOptions.of(arguments.subList(1, arguments.size())));
        out.println(Machine.line());
        bench.run(Path.of(System.getProperty("java.io.tmpdir")), out);
    }

    private static void ablation(List<String> arguments, PrintStream out) throws IOException {
        var bench = new AblationBench(AblationOptions.of(arguments.subList(1, arguments.size())));
        out.println(Machine.line());
        bench.run(Path.of(System.getProperty("java.io.tmpdir")), out);
    }

    private void answers(List<String> arguments, PrintStream out) throws IOException {
        var bench = new AnswerBench(AnswerOptions.of(arguments.subList(1, arguments.size()), catalogue::space));
        out.println(Machine.line());
        bench.run(Path.of(System.getProperty("java.io.tmpdir")), out);
    }

    private static void regions(List<String> arguments, PrintStream out) throws IOException {
        var bench = new RegionBench(RegionOptions.of(arguments.subList(1, arguments.size())));
        out.println(Machine.line());
        bench.run(Path.of(System.getProperty("java.io.tmpdir")), out);
    }

    private static int trials(List<String> arguments) {
        if (arguments.size() < 2) {
            return TRIALS;
        }
        return number(arguments);
    }

    private static int number(List<String> arguments) {
        try {
            return Integer.parseInt(arguments.get(1));
        } catch (NumberFormatException _) {
            throw new Unusable("The number (%s) must be a whole one, as in: ./espalier bench engine 100000"
                    .formatted(arguments.get(1)));
        }
    }
}
