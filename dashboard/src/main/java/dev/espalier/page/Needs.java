package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Experiments.Filter;
import dev.espalier.ledger.Sorting;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.Term;
import dev.espalier.ledger.Terms;
import dev.espalier.ledger.Training;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what waits for a person: experiments that stand still or fail, and devices that nobody serves. */
@Singleton
final class Needs {

    private static final int LOOKED_AT = 100;
    private static final int MOST = 8;

    /** What failed longer ago has been seen by somebody. */
    private static final Duration FRESH = Duration.ofDays(7);

    private final Experiments experiments;
    private final Training training;

    Needs(Experiments experiments, Training training) {
        this.experiments = experiments;
        this.training = training;
    }

    List<Need> all(List<DeviceLine> devices, Instant now) {
        var searches = Stream.concat(in(Status.RUNNING, Status.PAUSED), in(Status.FAILED))
                .flatMap(view -> need(view, now).stream());
        var unserved = devices.stream()
                .filter(device -> !device.served() && device.waiting() > 0)
                .map(Needs::need);
        return Stream.concat(unserved, searches).limit(MOST).toList();
    }

    private Stream<ExperimentView> in(Status... statuses) {
        var terms = Terms.NONE.and(new Term.State(List.of(statuses)));
        return experiments.page(new Filter(terms, ""), Sorting.NEWEST, null, LOOKED_AT).items().stream();
    }

    private Optional<Need> need(ExperimentView view, Instant now) {
        var ended = view.endedAt();
        if (ended != null && Duration.between(ended, now).compareTo(FRESH) >= 0) {
            return Optional.empty();
        }
        var verdict = Verdict.of(view, training.count(view), now);
        return verdict.needsYou() ? Optional.of(need(view, verdict)) : Optional.empty();
    }

    private static Need need(ExperimentView view, Verdict verdict) {
        var page = "/experiments/" + view.id();
        var need = Need.of(Badge.of(view.status()), view.name(), page, verdict);
        return switch (view.status()) {
            case PAUSED -> need.acted("Resume", "play", page + "/resume");
            case FAILED -> need.seen("See why", page + "?tab=events").acted("Start again", "replay", page + "/start");
            case RUNNING, STOPPING, FINISHED, STOPPED ->
                need.seen("See why", page + "?tab=" + (view.failed() > 0 ? "trials&status=failed" : "events"));
        };
    }

    private static Need need(DeviceLine device) {
        var said = new Verdict(
                "has no worker.",
                "%s for it; last seen: %s."
                        .formatted(
                                device.waiting() == 1
                                        ? "1 evaluation waits"
                                        : Said.count(device.waiting()) + " evaluations wait",
                                device.note()),
                true);
        return Need.of(new Badge("is-attention", "hand", "waits"), device.name(), "/devices/" + device.name(), said);
    }
}
