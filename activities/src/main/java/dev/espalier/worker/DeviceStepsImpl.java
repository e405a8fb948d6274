package dev.espalier.worker;

import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Patience;
import dev.espalier.measure.Gauge;
import dev.espalier.measure.Gauged;
import dev.espalier.measure.Meter;
import dev.espalier.measure.ProcessMeter;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Experiment;
import dev.espalier.search.Outcome;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.step.DeviceSteps;
import dev.espalier.step.ExportSteps.Order;
import dev.espalier.step.Faults;
import dev.espalier.step.Keys;
import dev.espalier.step.Measurings;
import dev.espalier.step.Measurings.Measuring;
import dev.espalier.step.MethodSteps.Evaluated;
import dev.espalier.step.Records.Candidates;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Evaluations;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Function;

/** Measures on the device that this worker stands next to: a plug-in's, or else the processor of this machine. */
public final class DeviceStepsImpl implements DeviceSteps {

    private final Desk desk;
    private final Patience patience;
    private final Function<MeasuredDevice, Meter> meters;

    /** @param patience how long to wait for this machine to be undisturbed */
    public DeviceStepsImpl(Desk desk, Patience patience) {
        this(desk, patience, ProcessMeter::new);
    }

    DeviceStepsImpl(Desk desk, Patience patience, Function<MeasuredDevice, Meter> meters) {
        this.desk = desk;
        this.patience = patience;
        this.meters = meters;
    }

    @Override
    public Evaluated measure(Measure measure) {
        return Guard.run(desk.store(), pulse -> {
            var at = measure.at();
            var group = measure.evaluated().group();
            var key = Keys.at(
                    at.experiment(), at.checkpoint().sequence(), Keys.measured(group.first(), measure.device()));
            var ref = desk.once().write(key, () -> timed(measure, pulse));
            return new Evaluated(group, ref, null);
        });
    }

    private Evaluations timed(Measure measure, Pulse pulse) {
        long begun = System.currentTimeMillis();
        var measured = measured(measure, pulse);
        var mark =
                new Measuring(measure.evaluated().group().first(), measure.device(), begun, System.currentTimeMillis());
        new Measurings(desk.store())
                .keep(measure.at().experiment(), measure.at().checkpoint().sequence(), mark);
        return measured;
    }

    private Evaluations measured(Measure measure, Pulse pulse) {
        var plugin = desk.registry().device(measure.device());
        if (plugin.isPresent()) {
            return measured(
                    measure,
                    pulse,
                    (experiment, candidate, outcome) ->
                            told(plugin.get(), experiment, candidate).addedTo(outcome));
        }
        try (var gauge = gauge(measure.device(), pulse)) {
            return measured(measure, pulse, (experiment, candidate, outcome) -> switch (gauge.gauge(
                    desk.network(experiment, candidate))) {
                case Gauged.Known(var measurement) -> Measured.of(measurement).addedTo(outcome);
                case Gauged.Unknown(var reason) -> new Outcome.Failed(reason);
                case Gauged.Busy(var reason) ->
                    throw ApplicationFailure.newNonRetryableFailure(reason, Faults.DEVICE_BUSY);
            });
        }
    }

    /** Measures one candidate that was evaluated. */
    private interface Measurer {
        Outcome measure(Experiment experiment, Candidate candidate, Outcome.Measured outcome);
    }

    private Evaluations measured(Measure measure, Pulse pulse, Measurer measurer) {
        var experiment = desk.revision(measure.at());
        var before = desk.once().read(Objects.requireNonNull(measure.evaluated().evaluations()), Evaluations.class);
        var candidates =
                desk.once().read(measure.batch().candidates(), Candidates.class).candidates();
        var after = new ArrayList<Evaluation>();
        for (int i = 0; i < before.evaluations().size(); i++) {
            pulse.heartbeat(null);
            var evaluation = before.evaluations().get(i);
            var candidate = candidates.get(measure.evaluated().group().first() + i);
            after.add(
                    evaluation.outcome() instanceof Outcome.Measured outcome
                            ? evaluation.with(measurer.measure(experiment, candidate, outcome))
                            : evaluation);
        }
        return new Evaluations(after, before.reruns());
    }

    private Measured told(LatencyModel model, Experiment experiment, Candidate candidate) {
        return Measured.of(model.device().name(), model.latency(desk.network(experiment, candidate)));
    }

    private Gauge gauge(String device, Work work) {
        return new Gauge(desk.notebook(), device(device), patience, meters, work);
    }

    private MeasuredDevice device(String name) {
        return desk.farm()
                .find(name)
                .orElseThrow(() -> ApplicationFailure.newNonRetryableFailure(
                        "This worker has no device (%s).".formatted(name), "DeviceLost"));
    }

    @Override
    public Timed time(Time time) {
        return Guard.run(desk.store(), pulse -> {
            var problems = new ArrayList<String>();
            var frame = time.frame() == null ? Frame.OWN : time.frame();
            try (var gauge = gauge(time.device(), pulse)) {
                for (var id : time.architectures()) {
                    pulse.heartbeat(null);
                    var network = desk.network(Architecture.of(id), frame);
                    switch (time.again() ? gauge.again(network) : gauge.gauge(network)) {
                        case Gauged.Known _ -> {}
                        case Gauged.Unknown(var reason) -> problems.add(reason);
                        case Gauged.Busy(var reason) -> problems.add(reason);
                    }
                }
            }
            return new Timed(time.architectures().size() - problems.size(), problems);
        });
    }

    @Override
    public Clocked clock(Clock clock) {
        return Guard.run(
                desk.store(),
                pulse -> desk.once()
                        .get(
                                Keys.beside(clock.order(), "clocked.json"),
                                Clocked.class,
                                () -> clocked(
                                        clock, Subject.of(desk.once().read(clock.order(), Order.class), desk), pulse)));
    }

    private Clocked clocked(Clock clock, Subject subject, Pulse pulse) {
        var first =
                "Measures on the device %s as soon as nobody else measures on its machine.".formatted(clock.device());
        try (var remarking = Remarking.begin(pulse, Keys.remark(desk.store(), clock.order()), first);
                var gauge = gauge(clock.device(), remarking)) {
            return switch (gauge.again(subject.training().network())) {
                case Gauged.Unknown(var reason) -> Clocked.unmeasured(clock.device(), reason);
                case Gauged.Busy(var reason) -> Clocked.unmeasured(clock.device(), reason);
                case Gauged.Known(var measurement) ->
                    new Clocked(
                            clock.device(),
                            desk.once().write(Keys.beside(clock.order(), "measurement.json"), () -> measurement),
                            measurement.figures().meanMs(),
                            measurement.figures().stdMs(),
                            "");
            };
        }
    }

    @Override
    public Checked check(String device) {
        return Guard.run(desk.store(), pulse -> {
            try (var gauge = gauge(device, pulse)) {
                var found = gauge.check();
                var level = found.level();
                return level == null
                        ? new Checked(0, false, found.reason())
                        : new Checked(level.figures().meanMs(), level.moved(), "");
            }
        });
    }
}
