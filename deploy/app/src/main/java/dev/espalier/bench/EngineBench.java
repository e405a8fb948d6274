package dev.espalier.bench;

import dev.espalier.control.Change;
import dev.espalier.control.Conductor;
import dev.espalier.control.Request;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.RoundView;
import dev.espalier.ledger.Rounds;
import dev.espalier.search.Component;
import dev.espalier.search.Experiment;
import dev.espalier.search.Experiment.Budget;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.SearchProblem;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How many trials the whole engine carries in a second, database and artifact store included: looked up by hundreds, by
 * batches of 16, and one evaluation per step.
 */
@Singleton
public final class EngineBench {

    private static final String ACTOR = "bench";

    private final Conductor conductor;
    private final Rounds rounds;

    EngineBench(Conductor conductor, Rounds rounds) {
        this.conductor = conductor;
        this.rounds = rounds;
    }

    /**
     * Measures and prints.
     *
     * @param trials of the long search
     */
    public void run(int trials, PrintStream out) {
        out.println("Engine: " + Machine.line());
        var warm = search("warm-up", 5_000, 256, 0);
        out.printf("warm-up             %,8d trials%n", warm.trials());
        report("batch 256", search("batch-256", trials, 256, 0), out);
        report("batch 16", search("batch-16", Math.min(trials, 4_000), 16, 0), out);
        // A pace too quick to wait for makes each look-up a step of its own, as training is.
        report("one trial a step", search("steps", Math.min(trials, 1_000), 50, 1e-12), out);
        System.gc();
        out.printf(
                "memory: %d MB resident, %d MB of heap in use after a collection%n",
                Machine.residentMb(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    /** Runs a random search to its end. */
    ExperimentView search(String name, int trials, int batch, double timeScale) {
        var evaluator = new TreeMap<String, Object>(Map.of("table", "nasbench201-cifar10", "time_scale", timeScale));
        var id = "bench-%s-%06x".formatted(name, new SplittableRandom().nextInt(1 << 24));
        conductor.create(
                new Experiment(
                        id,
                        0,
                        id,
                        new SearchProblem(
                                "nasbench201",
                                List.of(new Objective(Metric.VAL_ACCURACY_PCT, Objective.Direction.MAXIMIZE)),
                                List.of()),
                        new Component("random-search"),
                        new Component("table", evaluator),
                        batch,
                        batch,
                        50,
                        List.of(),
                        new Budget(trials, Budget.UNLIMITED_GPU_TIME),
                        7,
                        new TreeMap<>(),
                        null),
                false,
                ACTOR,
                null);
        return await(id);
    }

    /** Lets a search that has ended go on to a larger budget, to its end. */
    ExperimentView goOn(String id, int trials) {
        var request = Request.of(ACTOR, null);
        conductor.set(id, new Change(null, new Budget(trials, Budget.UNLIMITED_GPU_TIME), null, null), request);
        conductor.start(id, ACTOR);
        return await(id);
    }

    private ExperimentView await(String id) {
        try {
            while (true) {
                var experiment = conductor.require(id);
                if (!experiment.status().active()) {
                    return experiment;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a search was measured.");
        }
    }

    private void report(String what, ExperimentView experiment, PrintStream out) {
        var closed = rounds.spaced(experiment.id(), 100_000);
        var first = closed.getFirst();
        var last = closed.getLast();
        out.printf(
                "%-18s  %,8d trials in %,6.1f s: %,8.0f trials/s (%s)%n",
                what, last.trials() - first.trials(), seconds(first, last), rate(first, last), experiment.ending());
        out.printf("  ms per trial, by tenths of the search: %s%n", tenths(closed));
    }

    private static String tenths(List<RoundView> closed) {
        var costs = new StringBuilder();
        int size = Math.max(1, (closed.size() - 1) / 10);
        for (int from = 0; from + size < closed.size(); from += size) {
            costs.append("%.3f ".formatted(1e3 / rate(closed.get(from), closed.get(from + size))));
        }
        return costs.toString().strip();
    }

    private static double rate(RoundView first, RoundView last) {
        return (last.trials() - first.trials()) / Math.max(1e-3, seconds(first, last));
    }

    private static double seconds(RoundView first, RoundView last) {
        return Duration.between(first.closedAt(), last.closedAt()).toNanos() / 1e9;
    }
}
