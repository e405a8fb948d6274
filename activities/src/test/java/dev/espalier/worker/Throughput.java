package dev.espalier.worker;

import dev.espalier.hardware.Cost;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.table.NasBench201Tables;
import dev.espalier.workflow.SearchWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Says how many look-ups a second a search does on the embedded Temporal service, from its beginning to its end, with
 * the ledger in memory. Not a test: figures depend on the machine. Arguments: trials, batch, method, empty folder.
 */
public final class Throughput {

    private Throughput() {}

    public static void main(String[] arguments) throws Exception {
        int trials = Integer.parseInt(arguments[0]);
        int batch = Integer.parseInt(arguments[1]);
        var folder = Files.createDirectories(Path.of(arguments[3]));
        say("%-28s %8.2f us".formatted("look-up", microsPerLookUp()));
        say("%-28s %8.2f us".formatted("network and its cost", microsPerCost()));
        try (var engine = TestEngine.atItsPace(folder)) {
            run(engine, experiment(trials / 10 + batch, batch, arguments[2], "before"));
            run(engine, experiment(trials, batch, arguments[2], "measured"));
        }
        say("%-28s %8.0f bytes".formatted("stored per trial", bytes(folder) / (double) (trials + trials / 10 + batch)));
    }

    private static void say(String line) {
        System.err.println(line);
    }

    private static Experiment experiment(int trials, int batch, String method, String id) {
        return new Experiment(
                id,
                0,
                id,
                new SearchProblem(
                        NasBench201.NAME,
                        List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                        List.of()),
                new Component(method),
                new Component("table", new TreeMap<>(Map.of("table", "nasbench201-cifar10"))),
                batch,
                batch,
                8,
                List.of(),
                new Experiment.Budget(trials, Experiment.Budget.UNLIMITED_GPU_TIME),
                1,
                new TreeMap<>(),
                null);
    }

    /** Prints what each tenth of a search took. */
    private static void run(TestEngine engine, Experiment experiment) throws InterruptedException, ExecutionException {
        var workflow = engine.workflow(experiment.id());
        long start = System.nanoTime();
        WorkflowClient.start(workflow::search, new SearchWorkflow.Input(experiment, null, false));
        var result = WorkflowStub.fromTyped(workflow).getResultAsync(SearchWorkflow.Result.class);
        long since = start;
        int done = 0;
        for (int tenth = 1; !arrived(result); ) {
            int now = engine.ledger.trials(experiment.id(), 0);
            if (now >= (long) experiment.budget().trials() * tenth / 10) {
                long time = System.nanoTime();
                say("%-20s %7d %8.0f trials/s".formatted(experiment.id(), now, (now - done) * 1e9 / (time - since)));
                since = time;
                done = now;
                tenth++;
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        say("%-28s %8.0f trials/s in %.1f s"
                .formatted(experiment.id() + " in all", experiment.budget().trials() / seconds, seconds));
    }

    private static boolean arrived(CompletableFuture<?> result) throws InterruptedException, ExecutionException {
        try {
            result.get(100, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    private static double microsPerLookUp() {
        var space = new NasBench201();
        var table = new NasBench201Tables().cifar10();
        return micros(
                index -> String.valueOf(table.measures(space.ofIndex(index), 0)).length());
    }

    private static double microsPerCost() {
        var space = new NasBench201();
        return micros(index -> Cost.of(space.network(space.ofIndex(index))).macs());
    }

    private static double micros(java.util.function.IntToLongFunction work) {
        long sum = 0;
        for (int index = 0; index < 15_625; index++) {
            sum += work.applyAsLong(index);
        }
        long start = System.nanoTime();
        for (int index = 0; index < 15_625; index++) {
            sum += work.applyAsLong(index);
        }
        return sum == 0 ? 0 : Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e3 / 15_625;
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
