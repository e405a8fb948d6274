package dev.espalier.worker;

import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Outcome;
import dev.espalier.space.Network;
import dev.espalier.step.DeviceSteps;
import dev.espalier.step.Keys;
import dev.espalier.step.MethodSteps.Evaluated;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Evaluations;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Objects;

/** Measures evaluated candidates on the device that this worker stands next to. */
public final class DeviceStepsImpl implements DeviceSteps {

    private final Desk desk;

    public DeviceStepsImpl(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Evaluated measure(Measure measure) {
        return Guard.run(desk.store(), pulse -> {
            var at = measure.at();
            var group = measure.evaluated().group();
            var key = Keys.at(
                    at.experiment(), at.checkpoint().sequence(), Keys.measured(group.first(), measure.device()));
            var ref = desk.once().write(key, () -> measured(measure, pulse));
            return new Evaluated(group, ref, null);
        });
    }

    private Evaluations measured(Measure measure, Pulse pulse) {
        var model = desk.registry()
                .device(measure.device())
                .orElseThrow(() -> ApplicationFailure.newNonRetryableFailure(
                        "This worker has no device (%s).".formatted(measure.device()), "DeviceLost"));
        var before = desk.once().read(Objects.requireNonNull(measure.evaluated().evaluations()), Evaluations.class);
        var candidates =
                desk.once().read(measure.batch().candidates(), Candidates.class).candidates();
        var experiment = desk.revision(measure.at());
        var after = new ArrayList<Evaluation>();
        for (int i = 0; i < before.evaluations().size(); i++) {
            pulse.heartbeat(null);
            var candidate = candidates.get(measure.evaluated().group().first() + i);
            var network = desk.network(candidate, experiment);
            after.add(measured(network, before.evaluations().get(i), model));
        }
        return new Evaluations(after, before.reruns());
    }

    private static Evaluation measured(Network network, Evaluation evaluation, LatencyModel model) {
        if (!(evaluation.outcome() instanceof Outcome.Measured measured)) {
            return evaluation;
        }
        var latency = model.latency(network);
        var device = model.device().name();
        var measures = Measures.of(Metric.latencyMs(device), latency.meanMs())
                .and(Measures.of(Metric.latencyStdMs(device), latency.stdMs()));
        return evaluation.with(measured.and(measures, Latency.Source.MEASURED));
    }
}
