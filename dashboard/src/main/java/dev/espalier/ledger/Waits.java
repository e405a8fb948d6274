package dev.espalier.ledger;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.ledger.EventRow.Kind;
import dev.espalier.step.Keys;
import dev.espalier.step.Ledger.Awaited;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What waits for devices, and since when devices are busy. */
@Singleton
public class Waits {

    private static final Pattern EVALUATED = Pattern.compile("evaluations-[0-9]+");

    private final Once artifacts;

    Waits(ArtifactStore store) {
        this.artifacts = new Once(store);
    }

    /** A device is busy, or has measured again. */
    @Transactional
    void write(Awaited message, Instant now) {
        ExperimentRow row = ExperimentRow.findById(message.experiment(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return;
        }
        Events.write(row, message.reason() == null ? again(message, now) : busy(message, message.reason()));
        row.changedAt = now;
    }

    private static EventRow busy(Awaited message, String reason) {
        var event = event(message, Kind.WAITING, "Waits for the device " + message.device());
        event.at = Instant.ofEpochMilli(message.since());
        event.detail = reason.lines().findFirst().orElse("") + " It is asked again, at least every half an hour.";
        return event;
    }

    private static EventRow again(Awaited message, Instant now) {
        var event = event(message, Kind.WAITED, "The device %s measures again".formatted(message.device()));
        event.at = now;
        event.detail = "It was busy for %s."
                .formatted(Events.words(Duration.between(Instant.ofEpochMilli(message.since()), now)));
        return event;
    }

    private static EventRow event(Awaited message, Kind kind, String title) {
        return Events.event(
                message.experiment(),
                kind,
                "%s %s %d".formatted(kind.word(), message.device(), message.since()),
                title,
                Instant.EPOCH);
    }

    /** The busy devices that an experiment waits for, since when; as far as is known since the server last started. */
    @Transactional
    public SortedMap<String, Instant> busy(String experiment) {
        var busy = new TreeMap<String, Instant>();
        var known = new HashSet<String>();
        List<EventRow> rows = EventRow.list(
                "experiment = ?1 and kind in ?2 order by id desc",
                experiment,
                List.of(Kind.WAITING, Kind.WAITED, Kind.RECOVERED, Kind.RESTARTED, Kind.ENDED));
        for (var row : rows) {
            if (row.kind != Kind.WAITING && row.kind != Kind.WAITED) {
                break;
            }
            var device = device(row);
            if (known.add(device) && row.kind == Kind.WAITING) {
                busy.put(device, row.at);
            }
        }
        return busy;
    }

    /** Which device an event of a wait tells of. */
    static String device(EventRow row) {
        return row.eventKey.split(" ")[1];
    }

    /** How many evaluations of searches that go on wait to be measured on a device. */
    @Transactional
    public int waiting(String device) {
        return ExperimentRow.<ExperimentRow>list("status in ?1", Status.ACTIVE).stream()
                .filter(row -> row.document.measureOn().contains(device))
                .map(ExperimentView::of)
                .mapToInt(experiment -> waiting(experiment, device))
                .sum();
    }

    private int waiting(ExperimentView experiment, String device) {
        var folder = Keys.round(experiment.id(), experiment.sequence());
        var names = artifacts.keys(folder).stream()
                .map(key -> key.substring(folder.length() + 1).replace(".json", ""))
                .collect(Collectors.toSet());
        return (int) names.stream()
                .filter(name -> EVALUATED.matcher(name).matches() && !names.contains(name + "-" + device))
                .count();
    }
}
