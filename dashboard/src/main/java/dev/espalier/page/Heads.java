package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Status;
import dev.espalier.ledger.Training;
import dev.espalier.ledger.Trials;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Makes the head of an experiment's page: its state, its verdict and what can be done. */
@Singleton
final class Heads {

    private final Training training;
    private final Trials trials;
    private final Experiments experiments;

    Heads(Training training, Trials trials, Experiments experiments) {
        this.training = training;
        this.trials = trials;
        this.experiments = experiments;
    }

    HeadView head(ExperimentView view, Instant now) {
        var status = view.status();
        var fork = view.experiment().fork();
        int underWay = training.count(view);
        var forkRound = view.forkRound();
        return new HeadView(
                view.id(),
                view.name(),
                Badge.of(status),
                Said.labels(view.experiment().labels()),
                fork == null ? "" : fork.parent(),
                forkRound == null ? 0 : forkRound,
                experiments.hasRelatives(view),
                Verdict.of(view, underWay, now),
                status == Status.RUNNING,
                status == Status.PAUSED,
                status.active(),
                !status.active(),
                view.rounds() > 0,
                view.checkpoint() != null,
                canExport(view));
    }

    /** Whether the best trial has a network that was trained. */
    private boolean canExport(ExperimentView view) {
        var best = view.best();
        return best != null
                && trials.find(view.id(), best.trial())
                        .filter(trial -> trial.weights() != null)
                        .isPresent();
    }
}
