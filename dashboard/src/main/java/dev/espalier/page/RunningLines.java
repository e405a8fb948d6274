package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.draw.Meter;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Training;
import dev.espalier.ledger.Waits;
import dev.espalier.search.CurvePoint;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes rows of the evaluations under way. */
@Singleton
final class RunningLines {

    private static final int MOST = 8;

    private final Training training;
    private final Waits waits;
    private final Catalogue catalogue;
    private final Clock clock = Clock.systemUTC();

    RunningLines(Training training, Waits waits, Catalogue catalogue) {
        this.training = training;
        this.waits = waits;
        this.catalogue = catalogue;
    }

    /** The first of them; the head of the page says how many there are. */
    List<RunningLine> lines(ExperimentView experiment) {
        var now = Instant.now(clock);
        var all = training.running(experiment, MOST);
        var waiting = all.stream()
                .flatMap(running -> running.awaited().stream())
                .distinct()
                .collect(Collectors.toMap(device -> device, waits::waiting));
        return all.stream()
                .map(running -> line(experiment, running, awaits(running, waiting, now), now))
                .toList();
    }

    private RunningLine line(ExperimentView experiment, Training.Running running, String awaits, Instant now) {
        var trial = running.trial();
        var space = catalogue.space(trial.architecture().space());
        var reached = running.reached();
        return new RunningLine(
                trial.id(),
                "/experiments/%s/trials/%s".formatted(experiment.id(), trial.id()),
                new RawString(TrialLines.thumbnail(trial.architecture(), space)),
                TrialLines.notation(trial.architecture(), space),
                new RawString(meter(reached)),
                running.awaited().isEmpty() ? reached(reached) : awaits,
                figure(experiment, reached),
                since(trial.recordedAt(), now),
                running.attempt(),
                running.worker());
    }

    private static String meter(@Nullable CurvePoint point) {
        return point == null || point.of() == 0 ? "" : Meter.of(point.at() / point.of(), reached(point), "is-running");
    }

    /** "3 of 12 epochs"; what is counted in percent says so itself. */
    static String reached(@Nullable CurvePoint point) {
        if (point == null) {
            return "";
        }
        if (point.unit().equals("percent")) {
            return Said.percent(point.at() / 100);
        }
        var at = Said.plain(Math.round(point.at() * 100) / 100.0);
        return point.of() == 0
                ? "%s %s".formatted(at, point.unit())
                : "%s of %s %s".formatted(at, Said.plain(point.of()), point.unit());
    }

    /**
     * "waits for this-cpu, 3 in its queue, busy since Mon 14:03".
     *
     * @param waiting how many evaluations wait for a device, where that is to be told
     */
    static String awaits(Training.Running running, Map<String, Integer> waiting, Instant now) {
        return running.awaited().stream()
                .map(device -> device
                        + (waiting.containsKey(device) ? ", %d in its queue".formatted(waiting.get(device)) : "")
                        + busy(running.busySince().get(device), now))
                .collect(Collectors.joining("; ", "waits for ", ""));
    }

    private static String busy(@Nullable Instant since, Instant now) {
        return since == null ? "" : ", busy since " + Said.shortTime(since, now);
    }

    private static String figure(ExperimentView experiment, @Nullable CurvePoint point) {
        var metric = experiment.experiment().problem().objectives().getFirst().metric();
        return point == null || !point.measures().has(metric)
                ? ""
                : MetricWords.of(metric).brief(point.measures().get(metric));
    }

    static String since(Instant begun, Instant now) {
        return Said.duration(
                Duration.ofSeconds(Math.max(0, Duration.between(begun, now).toSeconds())));
    }
}
