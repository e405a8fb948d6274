package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.Farm;
import dev.espalier.control.Stations;
import dev.espalier.control.Unknown;
import dev.espalier.draw.Sparkline;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.measure.Level;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.ledger.Waits;
import dev.espalier.search.Metric;
import dev.espalier.step.Queues;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Puts the pages of devices together. */
@Singleton
final class DevicePages {

    private static final int SHOWN = 100;

    /** From here on somebody should look, in percent. */
    private static final double DRIFT_PCT = 3;

    private final Catalogue catalogue;
    private final Farm farm;
    private final Stations stations;
    private final Waits waits;
    private final Clock clock = Clock.systemUTC();

    DevicePages(Catalogue catalogue, Farm farm, Stations stations, Waits waits) {
        this.catalogue = catalogue;
        this.farm = farm;
        this.stations = stations;
        this.waits = waits;
    }

    DevicesView list() {
        var measuring = new ArrayList<DeviceLine>();
        var predicting = new ArrayList<DeviceLine>();
        var known = new ArrayList<DeviceLine>();
        for (var model : catalogue.devices()) {
            var device = farm.find(model.device().name());
            if (device.isPresent()) {
                measuring.add(measuring(device.get()));
            } else {
                (model.source() == Latency.Source.LOOKUP ? known : predicting).add(plain(model));
            }
        }
        return new DevicesView(measuring, predicting, known);
    }

    private DeviceStanding standing(String device) {
        return new DeviceStanding(
                stations.of(device),
                farm.levels(device),
                farm.measurements(device),
                waits.waiting(device),
                clock.instant());
    }

    private DeviceLine measuring(MeasuredDevice measured) {
        var device = measured.device();
        var standing = standing(device.name());
        var last = standing.last();
        return new DeviceLine(
                device.name(),
                device.title(),
                standing.badge(),
                Integer.toString(device.batch()),
                device.precision(),
                device.runtime(),
                standing.seen(),
                Said.count(standing.measurements()),
                last.map(level -> Said.fixed(level.figures().meanMs(), 3)).orElse(""),
                last.isPresent() ? Said.signed(standing.drift(), 1) + " %" : "",
                standing.station().served(),
                standing.waiting(),
                Math.abs(standing.drift()) > DRIFT_PCT);
    }

    private static DeviceLine plain(LatencyModel model) {
        var device = model.device();
        return new DeviceLine(
                device.name(),
                device.title(),
                null,
                Integer.toString(device.batch()),
                device.precision(),
                device.runtime(),
                model.provenance(),
                "",
                "",
                "",
                false,
                0,
                false);
    }

    private LatencyModel model(String name) {
        return catalogue.devices().stream()
                .filter(one -> one.device().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unknown("There is no device (%.60s).".formatted(name)));
    }

    PredictionData predictions(String name) {
        return PredictionData.of(model(name));
    }

    DevicePageView page(String name) {
        var model = model(name);
        return farm.find(name)
                .map(measured -> measuring(model, measured, standing(name)))
                .orElseGet(() -> known(model));
    }

    private DevicePageView measuring(LatencyModel model, MeasuredDevice measured, DeviceStanding standing) {
        var name = measured.name();
        int more = standing.measurements() - SHOWN;
        return new DevicePageView(
                name,
                model.device().title(),
                List.of(standing.badge()),
                true,
                standing.station().served(),
                false,
                Metric.latencyMs(name).name(),
                model.provenance(),
                standing.figures(),
                new RawString(Sparkline.of(standing.spark())),
                facts(measured, standing),
                predictors(name),
                farm.newest(name, SHOWN).stream()
                        .map(one -> MeasurementRows.row(one, one.takenAt() < standing.movedAt(), standing.now()))
                        .toList(),
                more > 0 ? Said.count(more) : "");
    }

    private static DevicePageView known(LatencyModel model) {
        var device = model.device();
        return new DevicePageView(
                device.name(),
                device.title(),
                List.of(),
                false,
                false,
                model.calibration() != null,
                Metric.latencyMs(device.name()).name(),
                model.provenance(),
                Predictions.figures(model),
                new RawString(Sparkline.of(List.of())),
                setup(device, device.runtime()),
                List.of(),
                List.of(),
                "");
    }

    private static List<DevicePageView.Fact> setup(Device device, String runtime) {
        return List.of(
                new DevicePageView.Fact("Batch", Integer.toString(device.batch())),
                new DevicePageView.Fact("Precision", device.precision()),
                new DevicePageView.Fact("Runtime", runtime));
    }

    private static List<DevicePageView.Fact> facts(MeasuredDevice measured, DeviceStanding standing) {
        var last = standing.last();
        var facts = new ArrayList<DevicePageView.Fact>();
        facts.add(new DevicePageView.Fact("Queue", Queues.device(measured.name())));
        facts.add(new DevicePageView.Fact("Threads", Integer.toString(measured.threads())));
        facts.addAll(setup(
                measured.device(),
                last.map(level -> level.setup().runtime())
                        .orElse(measured.device().runtime())));
        last.map(Level::machine).ifPresent(machine -> {
            facts.add(new DevicePageView.Fact("Machine", machine.host()));
            facts.add(new DevicePageView.Fact(
                    "Processor", "%s, %d cores".formatted(machine.processor(), machine.cores())));
            facts.add(new DevicePageView.Fact("System", machine.system()));
        });
        if (!standing.station().worker().isEmpty()) {
            facts.add(new DevicePageView.Fact("Worker", standing.station().worker()));
        }
        return facts;
    }

    private List<DevicePageView.Predictor> predictors(String name) {
        var hindsights = farm.hindsights(name);
        var names = farm.predictors(name);
        return catalogue.devices().stream()
                .filter(model -> names.contains(model.device().name()))
                .map(model ->
                        Predictions.row(model, hindsights.get(model.device().name())))
                .toList();
    }
}
