package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.Farm;
import dev.espalier.control.Provenances;
import dev.espalier.control.Stations;
import dev.espalier.control.Stations.Station;
import dev.espalier.control.Unknown;
import dev.espalier.draw.Sparkline;
import dev.espalier.hardware.Calibration;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.measure.Hindsight;
import dev.espalier.hardware.measure.Level;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.search.Metric;
import dev.espalier.step.Queues;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the pages of devices together. */
@Singleton
final class DevicePages {

    private static final int SHOWN = 100;
    private static final int LEVELS = 60;

    /** From here on somebody should look, in percent. */
    private static final double DRIFT_PCT = 3;

    private final Catalogue catalogue;
    private final Farm farm;
    private final Stations stations;
    private final Provenances provenances;
    private final Clock clock = Clock.systemUTC();

    DevicePages(Catalogue catalogue, Farm farm, Stations stations, Provenances provenances) {
        this.catalogue = catalogue;
        this.farm = farm;
        this.stations = stations;
        this.provenances = provenances;
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

    private DeviceLine measuring(MeasuredDevice measured) {
        var device = measured.device();
        var station = stations.of(device.name());
        var last = last(device.name());
        double drift = drift(device.name());
        return new DeviceLine(
                device.name(),
                device.title(),
                badge(station),
                Integer.toString(device.batch()),
                device.precision(),
                device.runtime(),
                seen(station),
                Said.count(farm.measurements(device.name()).size()),
                last.map(level -> Said.fixed(level.figures().meanMs(), 3)).orElse(""),
                last.isPresent() ? Said.signed(drift, 1) + " %" : "",
                Math.abs(drift) > DRIFT_PCT);
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
                false);
    }

    private static Badge badge(Station station) {
        return station.served()
                ? new Badge("is-running", "dot", "served")
                : new Badge("is-stopped", "off", "nobody serves it");
    }

    private String seen(Station station) {
        var seen = station.lastSeen();
        if (seen == null) {
            return "never seen";
        }
        var ago = Duration.between(seen, clock.instant());
        return ago.toSeconds() < 60 ? "now" : Said.duration(ago) + " ago";
    }

    private Optional<Level> last(String device) {
        return farm.levels(device).stream().reduce((_, later) -> later);
    }

    /** How far the reference network is from what it took since the device last changed, in percent. */
    private double drift(String device) {
        var standing = farm.levels(device).stream().filter(Level::moved).reduce((_, later) -> later);
        return standing.isEmpty()
                ? 0
                : standing.get().distancePct(last(device).orElseThrow().figures());
    }

    DevicePageView page(String name) {
        var model = catalogue.devices().stream()
                .filter(one -> one.device().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Unknown("There is no device (%.60s).".formatted(name)));
        var measured = farm.find(name);
        var station = measured.map(device -> stations.of(name)).orElse(null);
        var all = measured.isPresent() ? farm.measurements(name) : List.<Measurement>of();
        return new DevicePageView(
                name,
                model.device().title(),
                station == null ? List.of() : List.of(badge(station)),
                measured.isPresent(),
                station != null && station.served(),
                Metric.latencyMs(name).name(),
                model.provenance(),
                station == null ? calibrated(model) : figures(name, station, all.size()),
                new RawString(Sparkline.of(levels(name, measured.isPresent()))),
                facts(model, measured.orElse(null), station),
                measured.isPresent() ? predictors(name) : List.of(),
                all.stream().limit(SHOWN).map(this::row).toList(),
                all.size() > SHOWN ? Said.count(all.size() - SHOWN) : "");
    }

    private List<Double> levels(String name, boolean measures) {
        var levels = measures ? farm.levels(name) : List.<Level>of();
        return levels.size() < 2
                ? List.of()
                : levels.subList(Math.max(0, levels.size() - LEVELS), levels.size()).stream()
                        .map(level -> level.figures().meanMs())
                        .toList();
    }

    private List<Figure> figures(String name, Station station, int measurements) {
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of("Measurements", Said.count(measurements), "", "kept with how they were made"));
        last(name).ifPresent(level -> {
            figures.add(Figure.of(
                    "Reference network",
                    Said.fixed(level.figures().meanMs(), 3),
                    "ms",
                    Said.signed(drift(name), 1) + " % from what it took first"));
            figures.add(Figure.of(
                    "Comparable since",
                    Said.shortTime(Instant.ofEpochMilli(farm.movedAt(name)), clock.instant()),
                    "",
                    "earlier measurements are of another device"));
        });
        figures.add(Figure.of("Last seen", seen(station), "", station.worker()));
        return figures;
    }

    private static List<Figure> calibrated(LatencyModel model) {
        var calibration = model.calibration();
        return calibration == null
                ? List.of()
                : List.of(
                        Figure.of("Measurements", Said.count(calibration.measurements()), "", "it predicts from them"),
                        Figure.of(
                                "Error",
                                Said.fixed(calibration.errorPct(), 1),
                                "%",
                                "in the mean, each predicted from the others"),
                        Figure.of(
                                "In their intervals",
                                Said.fixed(calibration.coveragePct(), 0),
                                "%",
                                "of those that should hold 95 of 100"));
    }

    private List<DevicePageView.Fact> facts(
            LatencyModel model, @Nullable MeasuredDevice measured, @Nullable Station station) {
        var facts = new ArrayList<DevicePageView.Fact>();
        var device = model.device();
        if (measured != null) {
            facts.add(new DevicePageView.Fact("Queue", Queues.device(device.name())));
            facts.add(new DevicePageView.Fact("Threads", Integer.toString(measured.threads())));
        }
        facts.add(new DevicePageView.Fact("Batch", Integer.toString(device.batch())));
        facts.add(new DevicePageView.Fact("Precision", device.precision()));
        facts.add(new DevicePageView.Fact(
                "Runtime",
                last(device.name()).map(level -> level.setup().runtime()).orElse(device.runtime())));
        last(device.name()).map(Level::machine).ifPresent(machine -> {
            facts.add(new DevicePageView.Fact("Machine", machine.host()));
            facts.add(new DevicePageView.Fact(
                    "Processor", "%s, %d cores".formatted(machine.processor(), machine.cores())));
            facts.add(new DevicePageView.Fact("System", machine.system()));
        });
        if (station != null && !station.worker().isEmpty()) {
            facts.add(new DevicePageView.Fact("Worker", station.worker()));
        }
        return facts;
    }

    private List<DevicePageView.Predictor> predictors(String name) {
        var hindsights = farm.hindsights(name);
        var names = farm.predictors(name);
        return catalogue.devices().stream()
                .filter(model -> names.contains(model.device().name()))
                .map(model -> predictor(model, hindsights.get(model.device().name())))
                .toList();
    }

    private static DevicePageView.Predictor predictor(LatencyModel model, @Nullable Hindsight hindsight) {
        var calibration = model.calibration();
        return new DevicePageView.Predictor(
                model.device().name(),
                calibration == null ? "" : calibration.space(),
                calibration == null ? "" : words(calibration),
                hindsight == null ? "" : words(hindsight));
    }

    private static String words(Calibration calibration) {
        return "from %d, error %s %%".formatted(calibration.measurements(), Said.fixed(calibration.errorPct(), 1));
    }

    private static String words(Hindsight hindsight) {
        var rho = hindsight.spearmanRho();
        return "%s later: %serror %s %%, %s %% in their intervals"
                .formatted(
                        Said.count(hindsight.measurements()),
                        rho == null ? "" : "Spearman's ρ %s, ".formatted(Said.fixed(rho, 3)),
                        Said.fixed(hindsight.errorPct(), 1),
                        Said.fixed(hindsight.coveragePct(), 0));
    }

    private DevicePageView.Row row(Measurement measurement) {
        var figures = measurement.figures();
        int rejected = measurement.rejected().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return new DevicePageView.Row(
                measurement.architecture(),
                Said.fixed(figures.meanMs(), 3),
                "%s to %s".formatted(Said.fixed(figures.lowMs(), 3), Said.fixed(figures.highMs(), 3)),
                Said.fixed(figures.p50Ms(), 3),
                Said.fixed(figures.p90Ms(), 3),
                Said.fixed(figures.p99Ms(), 3),
                measurement.peakMemoryMb() > 0 ? Said.fixed(measurement.peakMemoryMb(), 1) : "",
                Said.count(rejected),
                measurement.rejected().entrySet().stream()
                        .map(entry -> "%d since %s"
                                .formatted(entry.getValue(), entry.getKey().words()))
                        .collect(Collectors.joining(", ")),
                Said.shortTime(Instant.ofEpochMilli(measurement.takenAt()), clock.instant()),
                provenances.changed(measurement),
                measurement.provenance());
    }
}
