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
        try (var rows = ExperimentRow.<ExperimentRow>stream("labels is null")) {
            rows.forEach(row -> row.describe(row.document));
        }
    }
}
