package dev.espalier.page;

import dev.espalier.api.Surroundings;
import dev.espalier.control.Footing;
import dev.espalier.control.Stations;
import dev.espalier.control.Storage;
import dev.espalier.database.DatabaseKind;
import dev.espalier.ledger.Experiments;
import dev.espalier.step.Queues;
import io.quarkus.runtime.Quarkus;
import io.temporal.serviceclient.Version;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the system's page together. */
@Singleton
final class SystemPages {

    /** With less left on the disk, somebody should look. */
    private static final double LITTLE = 0.05;

    private static final int SHOWN = 10;

    private final Surroundings surroundings;
    private final Footing footing;
    private final Stations stations;
    private final Storage storage;
    private final Experiments experiments;
    private final DevicePages devices;
    private final String version;
    private final String database;
    private final String home;
    private final Clock clock = Clock.systemUTC();

    SystemPages(
            Surroundings surroundings,
            Footing footing,
            Stations stations,
            Storage storage,
            Experiments experiments,
            DevicePages devices,
            @ConfigProperty(name = "quarkus.application.version") String version,
            @ConfigProperty(name = DatabaseKind.KEY) String database,
            @ConfigProperty(name = "espalier.home") String home) {
        this.surroundings = surroundings;
        this.footing = footing;
        this.stations = stations;
        this.storage = storage;
        this.experiments = experiments;
        this.devices = devices;
        this.version = version;
        this.database = database;
        this.home = home;
    }

    SystemView view() {
        var now = Instant.now(clock);
        var answers = footing.answers();
        boolean reads = Footing.hasDatabase(answers);
        var queues = queues(reads ? devices.list().measuring() : List.of(), now);
        var held = storage.held();
        return new SystemView(
                verdict(answers, queues),
                figures(reads),
                answers,
                queues,
                held.map(count -> "counted at %s UTC".formatted(Said.clock(count.at())))
                        .orElse(""),
                held.map(SystemPages::shares).orElse(List.of()),
                List.of(
                        new SystemView.Fact("Role", surroundings.role()),
                        new SystemView.Fact("Machine", surroundings.machine()),
                        new SystemView.Fact("Data folder", home),
                        new SystemView.Fact("Database", DatabaseKind.withoutSecrets(database)),
                        new SystemView.Fact(
                                "Temporal",
                                "%s, %s".formatted(surroundings.temporal(), surroundings.temporalTarget()))),
                List.of(
                        new SystemView.Fact("Espalier", version),
                        new SystemView.Fact("Java", System.getProperty("java.runtime.version")),
                        new SystemView.Fact("Quarkus", made(Quarkus.class)),
                        new SystemView.Fact("Temporal SDK", Version.LIBRARY_VERSION)));
    }

    private static String made(Class<?> of) {
        var known = of.getPackage().getImplementationVersion();
        return known == null ? "not told" : known;
    }

    private Verdict verdict(List<Footing.Answer> answers, List<SystemView.Queue> queues) {
        var silent = answers.stream()
                .filter(answer -> !answer.answers())
                .map(Footing.Answer::what)
                .toList();
        if (!silent.isEmpty()) {
            return new Verdict("Not all is well.", "No answer from: %s.".formatted(String.join(", ", silent)), true);
        }
        if (storage.free() < LITTLE * storage.total()) {
            return new Verdict(
                    "The disk is nearly full.",
                    "%s are left; searches stop when nothing can be written.".formatted(Sizes.said(storage.free())),
                    true);
        }
        var unserved = queues.stream()
                .filter(queue -> queue.worker().isEmpty())
                .map(SystemView.Queue::name)
                .toList();
        return unserved.isEmpty()
                ? new Verdict("Everything answers.", "", false)
                : new Verdict(
                        "Everything answers.",
                        "No worker takes from: %s.".formatted(String.join(", ", unserved)),
                        false);
    }

    private List<Figure> figures(boolean reads) {
        var up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        var counted = reads ? Said.count(experiments.count(Experiments.Filter.ALL)) : "not known";
        return List.of(
                Figure.of(
                        "Up for",
                        Said.duration(up),
                        "",
                        "since %s UTC".formatted(Said.time(clock.instant().minus(up)))),
                Figure.of("Experiments", counted, "", "those of races included"),
                Figure.of(
                        "Memory",
                        Sizes.figure(heap.getUsed()),
                        Sizes.unit(heap.getUsed()),
                        "of %s for this server".formatted(Sizes.said(heap.getMax()))),
                Figure.of(
                        "Disk left",
                        Sizes.figure(storage.free()),
                        Sizes.unit(storage.free()),
                        "of %s".formatted(Sizes.said(storage.total()))));
    }

    private List<SystemView.Queue> queues(List<DeviceLine> measuring, Instant now) {
        var carries = new LinkedHashMap<String, String>();
        carries.put(Queues.SEARCH, "workflows");
        carries.put(Queues.METHOD, "methods thinking");
        carries.put(Queues.GPU, "evaluations that train");
        carries.put(Queues.TABLE, "evaluations that look up");
        carries.put(Queues.LEDGER, "the database");
        measuring.forEach(device -> carries.put(Queues.device(device.name()), "latencies"));
        return carries.entrySet().stream()
                .map(queue -> queue(queue.getKey(), queue.getValue(), now))
                .toList();
    }

    private SystemView.Queue queue(String name, String carries, Instant now) {
        var station = stations.onQueue(name);
        var standing = new DeviceStanding(station, List.of(), 0, 0, now);
        return new SystemView.Queue(name, carries, standing.badge(), station.worker(), standing.seen());
    }

    private static List<SystemView.Share> shares(Storage.Held held) {
        long most = Math.max(
                1, held.shares().stream().mapToLong(Storage.Share::bytes).max().orElse(1));
        return held.shares().stream()
                .limit(SHOWN)
                .map(share -> new SystemView.Share(
                        share.name(),
                        Said.count(share.files(), "file"),
                        Sizes.said(share.bytes()),
                        String.format(Locale.ROOT, "%.1f", 100.0 * share.bytes() / most)))
                .toList();
    }
}
