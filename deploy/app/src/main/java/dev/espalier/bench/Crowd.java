package dev.espalier.bench;

import dev.espalier.ledger.BestRow;
import dev.espalier.ledger.ExperimentRow;
import dev.espalier.ledger.RoundRow;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** Very many experiments that have ended: copies of one that really ran, all but its trials. */
@Singleton
class Crowd {

    private static final Duration APART = Duration.ofMinutes(7);

    /** Adds copies number {@code from} to {@code to} of an experiment, each some minutes older. */
    @Transactional
    public void add(String experiment, int from, int to) {
        for (int number = from; number < to; number++) {
            copy(experiment, "%s-%05d".formatted(experiment, number), number);
            entities().flush();
            entities().clear();
        }
    }

    private static void copy(String experiment, String id, int number) {
        ExperimentRow row = ExperimentRow.findById(experiment);
        List<RoundRow> rounds = RoundRow.list("id.experiment", experiment);
        List<BestRow> bests = BestRow.list("id.experiment", experiment);
        entities().clear();
        var labels = new TreeMap<>(row.document.labels());
        labels.put("team", number % 3 == 0 ? "vision" : "speech");
        row.id = id;
        row.name = id;
        row.document = row.document.reseeded(id, id, number, labels);
        row.labels = "\nteam=%s\n".formatted(labels.get("team"));
        row.createdAt = row.createdAt.minus(APART.multipliedBy(number));
        row.endedAt = row.endedAt == null ? null : row.endedAt.minus(APART.multipliedBy(number));
        persist(row);
        for (var round : rounds) {
            round.id = new RoundRow.Key(id, round.id.round());
            persist(round);
        }
        for (var best : bests) {
            best.id = new BestRow.Key(id, best.id.trials(), best.id.revision());
            persist(best);
        }
    }

    private static void persist(PanacheEntityBase row) {
        entities().persist(row);
    }

    private static EntityManager entities() {
        return ExperimentRow.getEntityManager();
    }
}
