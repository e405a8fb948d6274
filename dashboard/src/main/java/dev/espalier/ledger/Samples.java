package dev.espalier.ledger;

import dev.espalier.space.Architecture;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads as many of an experiment's measured trials as a chart or a forest takes, evenly spaced over the rounds. */
@Singleton
public final class Samples {

    /**
     * A measured trial.
     *
     * @param values by the experiment's slots, null where it was not measured
     */
    public record Sample(String trial, Architecture architecture, List<@Nullable Double> values) {}

    /**
     * Its own trials that have a first figure and are no repetition, at most {@code most}; the best is always among
     * them.
     *
     * @param rounds only those of the first so many
     */
    @Transactional
    public List<Sample> of(ExperimentView experiment, int rounds, int most) {
        var query = TrialRow.getEntityManager().createQuery("""
                        select id.round, id.place, architecture, slot0, slot1, slot2, slot3 from TrialRow
                        where id.experiment = :experiment and status = MEASURED and slot0 is not null
                        and repeated = false and id.round < :rounds and %s
                        order by id.experiment, id.round, id.place""".formatted(Spacing.EVEN_OR_BEST), Object[].class);
        return Spacing.of(experiment, most)
                .in(query)
                .setParameter("experiment", experiment.id())
                .setParameter("rounds", rounds)
                .setMaxResults(most + 1)
                .getResultStream()
                .map(row -> sample(experiment, row))
                .toList();
    }

    private static Sample sample(ExperimentView experiment, Object[] row) {
        var key = new TrialKey(experiment.id(), (Integer) row[0], (Integer) row[1]);
        var values = Arrays.asList((Double) row[3], (Double) row[4], (Double) row[5], (Double) row[6]);
        return new Sample(
                key.trial(),
                Architecture.of((String) row[2]),
                values.subList(0, experiment.slots().size()));
    }
}
