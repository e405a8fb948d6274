package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.Sha256;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.CurvePoint;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Setting;
import dev.espalier.step.Records.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for training: slow enough to be cached, saved as it goes, and able to fail the way training fails. */
public final class ToyEvaluator implements Evaluator<ToyEvaluator.Params> {

    /** Networks trained so far, the failed attempts included. */
    public final AtomicInteger trained = new AtomicInteger();

    private final Set<String> crashed = ConcurrentHashMap.newKeySet();
    private volatile Gate gate = new Gate();

    /** Where evaluations wait while it is shut. It is open at first. */
    public static final class Gate {

        private final CountDownLatch entered = new CountDownLatch(1);
        private volatile boolean shut;

        /** Waits until an evaluation waits here. */
        public void awaitEvaluation() throws InterruptedException {
            entered.await();
        }

        public void open() {
            shut = false;
        }
    }

    /** Its settings. */
    public record Params(
            @Setting(standard = "1", summary = "Candidates trained as one network.")
            int groupSize,

            @Setting(standard = "0", summary = "Epochs, after each of which it saves what it has.")
            int epochs,

            @Setting(standard = "no", summary = "Whether each evaluation dies once, as a lost worker does.")
            boolean crashOnce,

            @Setting(standard = "no", summary = "Whether a cell without any convolution runs out of memory.")
            boolean fails,

            @Setting(standard = "no", summary = "Whether a cell without any convolution is a mistake in the program.")
            boolean breaks) {}

    @Override
    public EvaluatorInfo<Params> info() {
        return new EvaluatorInfo<>("toy", "Adds up the options.", "none", Params.class);
    }

    @Override
    public int groupSize(Params params) {
        return params.groupSize();
    }

    /** Lets no evaluation end until the gate is opened. */
    public Gate shutGate() {
        var shut = new Gate();
        shut.shut = true;
        gate = shut;
        return shut;
    }

    @Override
    public List<Evaluation> evaluate(List<Candidate> group, SearchProblem problem, Params params, Work work) {
        trained.incrementAndGet();
        waitAtTheGate(work);
        if (params.crashOnce() && crashed.add(group.toString())) {
            throw new IllegalStateException("worker lost");
        }
        train(group, params, work);
        return group.stream().map(candidate -> evaluate(candidate, params)).toList();
    }

    private void waitAtTheGate(Work work) {
        var here = gate;
        while (here.shut) {
            here.entered.countDown();
            work.rest(Duration.ofMillis(5));
        }
    }

    private static void train(List<Candidate> group, Params params, Work work) {
        var folder = "toy/" + Sha256.hex(group.toString().getBytes(StandardCharsets.UTF_8)) + "/";
        int done = work.lastHeartbeat().map(saved -> epoch(saved, work)).orElse(0);
        for (int epoch = done + 1; epoch <= params.epochs(); epoch++) {
            var content = String.valueOf(epoch).getBytes(StandardCharsets.UTF_8);
            work.curve(CurvePoint.epoch(epoch, params.epochs(), Measures.of(Metric.VAL_ACCURACY_PCT, 10 * epoch)));
            work.heartbeat(work.artifacts().put(folder + epoch, content));
        }
    }

    private static int epoch(ArtifactRef saved, Work work) {
        try (var content = work.artifacts().open(saved)) {
            return Integer.parseInt(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Evaluation evaluate(Candidate candidate, Params params) {
        var choices = candidate.architecture().choices();
        boolean empty = choices.stream().noneMatch(choice -> choice == 2 || choice == 3);
        if (params.breaks() && empty) {
            throw new UnsupportedOperationException("a cell without convolution");
        }
        if (params.fails() && empty) {
            return new Evaluation(new Outcome.Failed("out of memory"), 1);
        }
        double accuracy =
                50 + choices.stream().mapToInt(choice -> choice * 7 % 5).sum();
        return new Evaluation(new Outcome.Measured(Measures.of(Metric.VAL_ACCURACY_PCT, accuracy)), 60);
    }
}
