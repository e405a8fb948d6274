package dev.espalier.control;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Recoveries;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.Vigil;
import dev.espalier.step.Attempts;
import dev.espalier.workflow.SearchWorkflow;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets the searches that were running when the process before this one ended go on. With a Temporal server of its own
 * they are running already; with the embedded one they are started again from their last checkpoint.
 */
@Singleton
public final class Resumption {

    private static final Logger LOG = Logger.getLogger(Resumption.class);

    private final Experiments experiments;
    private final Recoveries recoveries;
    private final Vigil vigil;
    private final Searches searches;
    private final Exports exports;
    private final Attempts attempts;

    Resumption(
            Experiments experiments,
            Recoveries recoveries,
            Vigil vigil,
            Searches searches,
            Exports exports,
            ArtifactStore artifacts) {
        this.experiments = experiments;
        this.recoveries = recoveries;
        this.vigil = vigil;
        this.searches = searches;
        this.exports = exports;
        this.attempts = new Attempts(artifacts);
    }

    /** @param forgotten whether Temporal, too, has forgotten everything that was under way */
    public void resume(boolean forgotten) {
        var before = vigil.begin().orElse(null);
        for (var experiment : active()) {
            if (before != null && experiment.startedAt() != null) {
                recover(experiment, before, forgotten);
            }
            goOn(experiment);
            LOG.infof("Search goes on: experiment=%s round=%d", experiment.id(), experiment.rounds() + 1);
        }
        exports.goOn();
    }

    /**
     * Where Temporal kept a search that is being stopped, its round is still finished, as was asked for. One that was
     * forgotten is started paused and ends at its last checkpoint: its round is under way no more, and the groups that
     * were evaluated are kept for its next start.
     */
    private void goOn(ExperimentView experiment) {
        boolean paused = experiment.status() != Status.RUNNING;
        searches.start(experiment.experiment(), paused);
        if (experiment.status() == Status.STOPPING) {
            searches.update(
                    experiment.id(),
                    UUID.randomUUID().toString(),
                    workflow -> workflow.stop(new SearchWorkflow.Stop(false)));
        }
    }

    private List<ExperimentView> active() {
        var active = new ArrayList<ExperimentView>();
        @Nullable String cursor = null;
        do {
            var page = experiments.page(Experiments.Filter.of(Status.ACTIVE), cursor, 100);
            active.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return active;
    }

    private void recover(ExperimentView experiment, Vigil.Before before, boolean forgotten) {
        recoveries.recovered(
                experiment.id(),
                before,
                forgotten ? Optional.of(cutOff(experiment, before.lastAlive())) : Optional.empty(),
                Clock.systemUTC().instant());
    }

    private Recoveries.CutOff cutOff(ExperimentView experiment, Instant lastAlive) {
        var id = experiment.id();
        int sequence = experiment.sequence();
        var cutOff = attempts.underWay(id, sequence);
        cutOff.forEach(attempt -> attempts.cutOff(
                id,
                sequence,
                attempt,
                new Attempts.CutOff(lastAlive.toEpochMilli(), attempts.savedAt(id, sequence, attempt))));
        int goingOn = (int) cutOff.stream()
                .filter(attempt -> attempts.goesOn(id, sequence, attempt))
                .count();
        return new Recoveries.CutOff(
                goingOn,
                cutOff.size() - goingOn,
                cutOff.stream()
                        .mapToLong(attempt ->
                                attempts.cutOff(id, sequence, attempt).lostSeconds(attempt))
                        .sum());
    }
}
