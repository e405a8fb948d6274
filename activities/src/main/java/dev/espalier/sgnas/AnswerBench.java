package dev.espalier.sgnas;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.calibrate.CalibratedDevice;
import dev.espalier.calibrate.Sample;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.hardware.measure.Patience;
import dev.espalier.measure.Gauge;
import dev.espalier.measure.Gauged;
import dev.espalier.measure.Notebook;
import dev.espalier.measure.ProcessMeter;
import dev.espalier.method.Unwatched;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.surrogate.Operators;
import dev.espalier.train.Keep;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a generator answers to latencies keeps to them on this machine's processor: the operators of a space are
 * measured, a generator learns their sums and that alone, it is asked for latencies all over the range, and the network of
 * each answer is written as ONNX and measured anew.
 */
public final class AnswerBench {

    private static final MeasuredDevice HERE = new MeasuredDevice(
            new Device("this-cpu", "This processor", MeasuredDevice.RUNTIME, 1, MeasuredDevice.PRECISION), 1, 0);

    /** Of what the space spans, the share at either end that nobody asks for. */
    private static final double MARGIN = 0.05;

    /** An answer is near its target if its latency is at most so far below, in percent of it. */
    private static final double NEAR_PCT = 10;

    /** How far below its target it is asked for again, in percent: in the middle of what is near. */
    private static final double AIM_PCT = 5;

    private static final int ASKINGS = 5;

    /** After so many networks it is told how far it is. */
    private static final int TOLD = 10;

    private final Options options;

    /**
     * What it takes.
     *
     * @param space of decisions that are made independently of one another
     * @param frame of its networks
     * @param drawn networks at random that are measured beside those of one operator, at least 1
     * @param targets at least 2
     * @param kept where measurements are kept, so that what was cut off goes on; null for nowhere
     */
    public record Options(
            SearchSpace space,
            Frame frame,
            int drawn,
            int targets,
            @Nullable Path kept) {

        public Options {
            if (drawn < 1 || targets < 2) {
                throw new IllegalArgumentException(
                        "The --drawn (%d) must be at least 1, and the targets (%d) at least 2."
                                .formatted(drawn, targets));
            }
        }
    }

    public AnswerBench(Options options) {
        this.options = options;
    }

    /**
     * Measures and prints, with files in a folder of its own where they are kept nowhere.
     *
     * @param temp an existing folder
     */
    public void run(Path temp, PrintStream out) throws IOException {
        new Keep(options.kept).during(temp, store -> run(new Alone(store, out), out));
    }

    private void run(Alone work, PrintStream out) {
        try (var gauge = new Gauge(new Notebook(work.artifacts()), HERE, Patience.STANDARD, ProcessMeter::new, work)) {
            answer(table(gauge, out), gauge, out);
        }
    }

    private CalibratedDevice table(Gauge gauge, PrintStream out) {
        var chosen = Operators.of(options.space, options.frame).worthMeasuring(options.drawn, 1);
        var measured = new ArrayList<Sample.Measurement>();
        for (var architecture : chosen) {
            if (measured.size() % TOLD == 0) {
                out.printf("%d of %d networks measured%n", measured.size(), chosen.size());
            }
            var figures = measured(gauge.gauge(network(architecture))).figures();
            measured.add(new Sample.Measurement(architecture, figures.meanMs(), figures.stdMs()));
        }
        var name = options.space.name();
        var sums = new Sample.Sums(options.frame, 0);
        var device =
                new CalibratedDevice(new Sample(HERE.device(), name, measured, HERE.name(), sums), "", options.space);
        var calibration = device.calibration();
        out.printf(
                Locale.ROOT,
                "%d networks of %s, %.2f to %.2f ms; each predicted from the others: tau %.3f, error %.2f %%%n",
                measured.size(),
                name,
                measured.stream().mapToDouble(Sample.Measurement::meanMs).min().orElseThrow(),
                measured.stream().mapToDouble(Sample.Measurement::meanMs).max().orElseThrow(),
                calibration.kendallTau(),
                calibration.errorPct());
        return device;
    }

    private void answer(CalibratedDevice device, Gauge gauge, PrintStream out) {
        var grid = Grid.of(options.space);
        var cost = CostTensor.of(
                grid, architecture -> device.latency(network(architecture)).highMs());
        double margin = MARGIN * (cost.most() - cost.least());
        var plan = Plan.standard(cost.least() + margin, cost.most() - margin);
        var training = new GeneratorTraining(grid, cost, plan, TaskLoss.NONE, 1);
        var answers = new Answers(grid, cost, plan, training.run(training.start(), plan.total()));
        out.printf(Locale.ROOT, "%10s %8s %12s %12s %12s%n", "target, ms", "asked", "predicted", "at most", "measured");
        int kept = 0;
        for (double target : targets(plan)) {
            kept += kept(target, answers, cost, device, gauge, out) ? 1 : 0;
        }
        out.printf(
                Locale.ROOT,
                "%d of %d take no longer than their target, and at most %.0f %% less.%n",
                kept,
                options.targets,
                NEAR_PCT);
    }

    /**
     * Asks for a latency, measures what is answered, and where that misses asks again for as much more or less as it
     * missed by: a table of operators is right about which of two networks takes longer sooner than about how long.
     */
    private boolean kept(
            double target, Answers answers, CostTensor cost, CalibratedDevice device, Gauge gauge, PrintStream out) {
        double asked = target;
        for (int asking = 1; asking <= ASKINGS; asking++) {
            var answer = answers.of(asked);
            var network = network(answer.architecture());
            double millis = measured(gauge.again(network)).figures().meanMs();
            double pct = 100 * (millis / target - 1);
            boolean keeps = pct <= 0 && pct >= -NEAR_PCT;
            out.printf(
                    Locale.ROOT,
                    "%10.3f %8.3f %12.3f %12.3f %12.3f %+6.1f %%%s%n",
                    target,
                    asked,
                    device.latency(network).meanMs(),
                    answer.cost(),
                    millis,
                    pct,
                    keeps ? "" : "  missed");
            if (keeps) {
                return true;
            }
            asked = Math.clamp(asked * (1 - AIM_PCT / 100) * target / millis, cost.least(), cost.most());
        }
        return false;
    }

    private double[] targets(Plan plan) {
        var targets = new double[options.targets];
        Arrays.setAll(targets, i -> plan.low() + i * plan.width() / (targets.length - 1));
        return targets;
    }

    private Network network(Architecture architecture) {
        return options.space.network(architecture, options.frame);
    }

    private static Measurement measured(Gauged gauged) {
        return switch (gauged) {
            case Gauged.Known(var measurement) -> measurement;
            case Gauged.Unknown(var reason) -> throw new IllegalStateException(reason);
            case Gauged.Busy(var reason) -> throw new IllegalStateException(reason);
        };
    }

    /** Says what it waits for; nothing is taken up again. */
    private record Alone(ArtifactStore artifacts, PrintStream out) implements Unwatched {

        @Override
        public void awaits(String what) {
            out.println("It waits for " + what);
        }

        @Override
        public void rest(Duration duration) {
            LockSupport.parkNanos(duration.toNanos());
        }
    }
}
