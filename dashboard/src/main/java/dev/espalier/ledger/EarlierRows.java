package dev.espalier.ledger;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Fills in what lists are filtered by, in rows that an earlier version wrote. */
@Singleton
public class EarlierRows {

    private final boolean runsSearches;

    EarlierRows(@ConfigProperty(name = "espalier.resume", defaultValue = "true") boolean runsSearches) {
        this.runsSearches = runsSearches;
    }

    @Transactional
    void begin(@Observes StartupEvent started) {
        if (runsSearches) {
            fill();
        }
    }

    static void fill() {
        for (ExperimentRow row : ExperimentRow.<ExperimentRow>list("labels is null")) {
            // Nothing else of the row is written: its search may go on meanwhile.
            ExperimentRow.update(
                    "labels = ?1, metric = ?2 where id = ?3 and labels is null",
                    Tags.of(row.document.labels()),
                    ExperimentRow.metric(row.document),
                    row.id);
        }
    }
}
