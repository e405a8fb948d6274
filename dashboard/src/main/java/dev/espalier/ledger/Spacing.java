package dev.espalier.ledger;

import jakarta.persistence.TypedQuery;

/**
 * Which of an experiment's own trials are read where not all can be: those evenly spaced over its rounds, and the best.
 *
 * @param step every how many trials
 * @param bestRound where the best trial stands, with {@code bestPlace}; -1 where there is none
 */
record Spacing(int batch, int step, int bestRound, int bestPlace) {

    /** Takes {@code :batch} and {@code :step}. */
    static final String EVEN = "mod(id.round * :batch + id.place, :step) = 0";

    /** Takes {@code :bestRound} and {@code :bestPlace}, too. */
    static final String EVEN_OR_BEST = "(%s or (id.round = :bestRound and id.place = :bestPlace))".formatted(EVEN);

    /** For at most about {@code most} of them. */
    static Spacing of(ExperimentView experiment, int most) {
        var best = experiment.best() == null
                ? null
                : TrialKey.of(experiment.id(), experiment.best().trial());
        return new Spacing(
                Math.max(1, experiment.experiment().batch()),
                Math.max(1, Math.ceilDiv(Math.max(1, experiment.ownTrials()), most)),
                best == null ? -1 : best.round(),
                best == null ? -1 : best.place());
    }

    /** Sets what {@link #EVEN_OR_BEST} takes. */
    <T> TypedQuery<T> in(TypedQuery<T> query) {
        return query.setParameter("batch", batch)
                .setParameter("step", step)
                .setParameter("bestRound", bestRound)
                .setParameter("bestPlace", bestPlace);
    }
}
