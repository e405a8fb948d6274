package dev.espalier.ledger;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/** What all experiments took and found, taken together. */
@Singleton
public final class Accounts {

    /**
     * What the searches of one method took, races and what was taken over at forks included.
     *
     * @param trials of closed rounds
     * @param takenTrials of those, taken over from parents
     * @param takenGpuSeconds of {@code gpuSeconds}, likewise: spent once, by the parent
     */
    public record OfMethod(
            String method, long experiments, long trials, long gpuSeconds, long takenTrials, long takenGpuSeconds) {

        /** Without what parents had spent. */
        public long ownGpuSeconds() {
            return gpuSeconds - takenGpuSeconds;
        }

        /** Without what parents had evaluated. */
        public long ownTrials() {
            return trials - takenTrials;
        }
    }

    /** By method, in the order of their names. A fork's first round tells what it had taken over. */
    @Transactional
    public List<OfMethod> methods() {
        return ExperimentRow.getEntityManager().createQuery("""
                        select new dev.espalier.ledger.Accounts$OfMethod(
                            e.method, count(*), sum(e.trials), sum(e.gpuSeconds),
                            sum(case when e.forkRound is null then 0 else coalesce(r.trials - r.evaluated, e.trials) end),
                            sum(case when e.forkRound is null then 0
                                else coalesce(r.totalGpuSeconds - r.gpuSeconds, e.gpuSeconds) end))
                        from ExperimentRow e
                        left join RoundRow r on r.id.experiment = e.id and r.id.round = e.forkRound
                        group by e.method order by e.method""", OfMethod.class).getResultList();
    }

    /** Work that had to be done again after crashes, in seconds of evaluation. */
    @Transactional
    public long lostSeconds() {
        return ExperimentRow.getEntityManager()
                .createQuery("select coalesce(sum(lostSeconds), 0) from ExperimentRow", Long.class)
                .getSingleResult();
    }
}
