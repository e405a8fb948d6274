package dev.espalier.ledger;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import dev.espalier.search.Candidate;
import dev.espalier.search.Curve;
import dev.espalier.search.CurvePoint;
import dev.espalier.step.Attempts;
import dev.espalier.step.Attempts.Attempt;
import dev.espalier.step.Curves;
import dev.espalier.step.Keys;
import dev.espalier.step.Records.Candidates;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what evaluations leave in the artifact store while they run, and what is kept of that afterwards. */
@Singleton
public final class Training {

    private final ArtifactStore store;
    private final Once artifacts;
    private final Attempts attempts;
    private final Curves curves;
    private final Waits waits;
    private final Stints stints;

    Training(ArtifactStore store, Waits waits) {
        this.store = store;
        this.artifacts = new Once(store);
        this.attempts = new Attempts(store);
        this.curves = new Curves(store);
        this.waits = waits;
        this.stints = new Stints(store);
    }

    /**
     * An evaluation under way.
     *
     * @param trial the first trial of its group, which stands for all of it
     * @param attempt from 1
     * @param reached the newest point of its learning curve, or null
     * @param awaited devices that have still to measure it, once it is evaluated; none before
     * @param busySince of those that are known to be busy, since when
     */
    public record Running(
            TrialView trial,
            int attempt,
            String worker,
            @Nullable CurvePoint reached,
            List<String> awaited,
            Map<String, Instant> busySince) {

        public Running {
            awaited = List.copyOf(awaited);
            busySince = Map.copyOf(busySince);
        }
    }

    /** How many evaluations are under way; look-ups are too quick to be counted. */
    public int count(ExperimentView experiment) {
        return newest(experiment).size();
    }

    /** The first of those under way. */
    public List<Running> running(ExperimentView experiment, int most) {
        return newest(experiment).stream()
                .limit(most)
                .flatMap(attempt -> running(experiment, attempt).stream())
                .toList();
    }

    /** Who has worked or works on what is under way. */
    List<Stint> stints(ExperimentView experiment) {
        return stints.underWay(experiment, newest(experiment), Clock.systemUTC().instant());
    }

    /** A trial that is being evaluated. */
    public Optional<Running> find(ExperimentView experiment, String trial) {
        return newest(experiment).stream()
                .filter(attempt -> key(experiment, attempt).trial().equals(trial))
                .findFirst()
                .flatMap(attempt -> running(experiment, attempt));
    }

    /** The newest attempt at each group, in the order of groups; none where the search does not run. */
    private List<Attempt> newest(ExperimentView experiment) {
        if (!experiment.status().active()) {
            return List.of();
        }
        return attempts.newest(experiment.id(), experiment.sequence()).stream()
                .filter(attempt -> !isEvaluated(experiment, attempt)
                        || !awaited(experiment, attempt).isEmpty())
                .toList();
    }

    private boolean isEvaluated(ExperimentView experiment, Attempt attempt) {
        return artifacts.has(Keys.at(experiment.id(), experiment.sequence(), Keys.evaluations(attempt.first())));
    }

    private List<String> awaited(ExperimentView experiment, Attempt attempt) {
        return experiment.experiment().measureOn().stream()
                .filter(device -> !artifacts.has(
                        Keys.at(experiment.id(), experiment.sequence(), Keys.measured(attempt.first(), device))))
                .toList();
    }

    private static TrialKey key(ExperimentView experiment, Attempt attempt) {
        return new TrialKey(experiment.id(), experiment.rounds(), attempt.first());
    }

    /** Nothing where the round has been closed meanwhile. */
    private Optional<Running> running(ExperimentView experiment, Attempt attempt) {
        var key = Keys.at(experiment.id(), experiment.sequence(), "batch");
        return artifacts
                .find(key, Candidates.class)
                .filter(batch -> attempt.first() < batch.candidates().size())
                .map(batch -> running(experiment, attempt, batch.candidates().get(attempt.first())));
    }

    private Running running(ExperimentView experiment, Attempt attempt, Candidate candidate) {
        var awaited = isEvaluated(experiment, attempt) ? awaited(experiment, attempt) : List.<String>of();
        var busy = awaited.isEmpty() ? new TreeMap<String, Instant>() : waits.busy(experiment.id());
        busy.keySet().retainAll(awaited);
        return new Running(
                TrialView.underWay(key(experiment, attempt), candidate, Instant.ofEpochMilli(attempt.startedAt())),
                attempt.attempt(),
                attempt.worker(),
                curves.newest(experiment.id(), experiment.sequence(), attempt.first()),
                awaited,
                busy);
    }

    /** The learning curve of a trial, so far where it is being evaluated. */
    public Curve curve(ExperimentView experiment, TrialView trial) {
        if (trial.status() == TrialStatus.RUNNING) {
            var key = TrialKey.of(experiment.id(), trial.id());
            return key == null ? Curve.EMPTY : curves.read(experiment.id(), experiment.sequence(), key.place());
        }
        var curve = trial.traces().curve();
        return curve == null ? Curve.EMPTY : curve(curve);
    }

    /** A learning curve that was kept. */
    Curve curve(ArtifactRef kept) {
        return artifacts.read(kept, Curve.class);
    }

    /** The end of what its program wrote, or nothing. */
    public String log(TrialView trial) {
        var log = trial.traces().log();
        if (log == null) {
            return "";
        }
        return new String(store.content(log), StandardCharsets.UTF_8);
    }

    /**
     * Another text whenever any curve of the round under way grows, or what it belongs to begins or ceases to wait for
     * devices; empty where the search does not run.
     */
    public String growth(ExperimentView experiment) {
        if (!experiment.status().active()) {
            return "";
        }
        long waiting = newest(experiment).stream()
                .filter(attempt -> isEvaluated(experiment, attempt))
                .count();
        return curves.pieces(experiment.id(), experiment.sequence()) + "." + waiting;
    }
}
