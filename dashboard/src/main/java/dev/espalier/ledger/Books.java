package dev.espalier.ledger;

import dev.espalier.file.Labelling;
import dev.espalier.ledger.EventRow.Kind;
import dev.espalier.search.Experiment;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what people decide about experiments. */
@Singleton
public class Books {

    /**
     * A new experiment, before its search is started.
     *
     * @param request what asked for it, kept with it; null for one that never comes again
     */
    @Transactional
    public void create(Experiment experiment, Status status, String actor, @Nullable Key request) {
        create(experiment, status, actor, null, request);
    }

    /**
     * A run's place in a race.
     *
     * @param place from 0
     */
    public record Entry(String race, int place) {}

    /** The same for a run of a race; null for an experiment on its own. */
    @Transactional
    public void create(
            Experiment experiment, Status status, String actor, @Nullable Entry entry, @Nullable Key request) {
        var now = now();
        var row = new ExperimentRow();
        row.id = experiment.id();
        row.name = experiment.name();
        row.status = status;
        row.revision = experiment.revision();
        row.describe(experiment);
        row.slots = Slots.of(experiment);
        row.space = experiment.problem().space();
        row.method = experiment.method().name();
        row.evaluator = experiment.evaluator().name();
        row.actor = actor;
        row.createdAt = now;
        row.changedAt = now;
        var fork = experiment.fork();
        if (fork != null) {
            row.parent = fork.parent();
            row.forkSequence = fork.sequence();
            row.forkRound = Lineage.roundsAt(fork);
        }
        if (entry != null) {
            row.race = entry.race();
            row.racePlace = entry.place();
        }
        row.persist();
        var event = Events.event(row.id, Kind.CREATED, "created", "Created", now);
        event.actor = actor;
        event.persist();
        if (request != null) {
            answer(request, row.id);
        }
    }

    /** A change of status, when it is still one of those expected. */
    @Transactional
    public void move(String id, List<Status> from, Status to, Kind kind, String title, String actor) {
        ExperimentRow row = ExperimentRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row != null && from.contains(row.status)) {
            row.status = to;
            row.changedAt = now();
            note(row, kind, title, "", actor);
        }
    }

    private static void note(ExperimentRow row, Kind kind, String title, String detail, String actor) {
        var now = now();
        var event = Events.event(row.id, kind, kind.word() + " " + now, title, now);
        event.detail = detail;
        event.actor = actor;
        event.persist();
    }

    /** An ended experiment goes on. */
    @Transactional
    public void restart(String id, String actor) {
        ExperimentRow row = ExperimentRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        row.status = Status.RUNNING;
        row.ending = null;
        row.reason = null;
        row.endedAt = null;
        row.changedAt = now();
        note(row, Kind.STARTED, "Started again", "From round %d.".formatted(row.rounds + 1), actor);
    }

    /** An ended experiment could not go on and is what it was. */
    @Transactional
    public void leave(ExperimentView before) {
        ExperimentRow row = ExperimentRow.findById(before.id(), LockModeType.PESSIMISTIC_WRITE);
        row.status = before.status();
        row.ending = before.ending();
        row.reason = before.reason();
        row.endedAt = before.endedAt();
        row.changedAt = now();
        note(row, Kind.ENDED, "Not started again", "Temporal did not answer.", "");
    }

    /** A changed experiment. */
    @Transactional
    public void revise(Experiment revision, String words, String actor) {
        ExperimentRow row = ExperimentRow.findById(revision.id(), LockModeType.PESSIMISTIC_WRITE);
        Openings.obey(row, revision);
        row.changedAt = now();
        var detail = row.status.active() ? "Holds from the next round on." : "Holds when it is started again.";
        note(row, Kind.CHANGED, "Changed: " + words, detail, actor);
    }

    /** Other labels; the search goes on as it did. */
    @Transactional
    public void label(String id, Labelling labelling, String actor) {
        ExperimentRow row = ExperimentRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            return;
        }
        var labels = labelling.applied(row.document.labels());
        if (row.document.labels().equals(labels)) {
            return;
        }
        row.describe(row.document.labelled(labels));
        row.changedAt = now();
        note(row, Kind.CHANGED, "Changed: labels", words(labels), actor);
    }

    private static String words(SortedMap<String, String> labels) {
        return labels.isEmpty()
                ? "It has none now."
                : "They are now: %s."
                        .formatted(labels.entrySet().stream()
                                .map(label -> label.getValue().isEmpty()
                                        ? label.getKey()
                                        : label.getKey() + "=" + label.getValue())
                                .collect(Collectors.joining(", ")));
    }

    /** Notes with the parent that a fork was made of it. */
    @Transactional
    public void forked(String parent, Experiment fork, String actor) {
        ExperimentRow row = ExperimentRow.findById(parent, LockModeType.PESSIMISTIC_WRITE);
        ExperimentRow made = ExperimentRow.findById(fork.id());
        if (row != null && made != null && made.forkRound != null) {
            note(row, Kind.FORKED, fork.id(), "After round %d.".formatted(made.forkRound), actor);
            row.changedAt = now();
        }
    }

    /** Notes what a verification found. */
    @Transactional
    public void verified(String id, String found, String actor) {
        ExperimentRow row = ExperimentRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row != null) {
            var event = Events.event(id, Kind.VERIFIED, "verified " + now(), found, now());
            event.actor = actor;
            event.persist();
            row.changedAt = now();
        }
    }

    @Transactional
    public void delete(String id) {
        // Whoever writes something of it at the same time waits here, and then finds that it is gone.
        ExperimentRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        TrialRow.delete("id.experiment", id);
        RoundRow.delete("id.experiment", id);
        AttemptRow.delete("id.experiment", id);
        FrontRow.delete("id.experiment", id);
        BestRow.delete("id.experiment", id);
        EventRow.delete("experiment", id);
        NoteRow.deleteById(id);
        RequestRow.delete("experiment", id);
        ExperimentRow.deleteById(id);
    }

    /** A request to create an experiment that was answered before. */
    public record Answered(String fingerprint, String experiment) {}

    @Transactional
    public Optional<Answered> answered(String key) {
        return RequestRow.<RequestRow>findByIdOptional(key).map(row -> new Answered(row.fingerprint, row.experiment));
    }

    /**
     * What a request is known by when it comes again.
     *
     * @param fingerprint of what was asked
     */
    public record Key(String key, String fingerprint) {}

    /** Keeps which experiment a request created or changed. */
    @Transactional
    public void answer(Key request, String experiment) {
        var row = new RequestRow();
        row.id = request.key();
        row.fingerprint = request.fingerprint();
        row.experiment = experiment;
        row.createdAt = now();
        row.persist();
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
