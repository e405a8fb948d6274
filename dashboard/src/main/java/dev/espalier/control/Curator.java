package dev.espalier.control;

import dev.espalier.catalogue.DataSetInfo;
import dev.espalier.catalogue.Gallery;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds data sets, and removes those that no experiment trains on, or has trained on. */
@Singleton
public final class Curator {

    private static final int AT_ONCE = 200;

    /** Under which evaluators that train are told their data set. */
    private static final String SETTING = "dataset";

    private final Gallery gallery;
    private final Experiments experiments;

    Curator(Gallery gallery, Experiments experiments) {
        this.gallery = gallery;
        this.experiments = experiments;
    }

    /** @throws Unknown with the ids there are */
    public DataSetInfo require(String id) {
        return gallery.dataSet(id)
                .orElseThrow(() -> new Unknown("There is no data set (%.60s); there are %s."
                        .formatted(
                                id,
                                String.join(
                                        ", ",
                                        gallery.dataSets().stream()
                                                .map(DataSetInfo::id)
                                                .toList()))));
    }

    /**
     * Forgets a data set.
     *
     * @throws InvalidInput when it is drawn, whatever experiments do
     * @throws Conflict when an experiment trains on it, which could not go on, or has trained on it, which could not be
     *     verified
     */
    public void remove(String id) {
        if (!require(id).drawn()) {
            requireUnused(id);
        }
        gallery.remove(id);
    }

    private void requireUnused(String id) {
        user(id).ifPresent(experiment -> {
            throw new Conflict(
                    "The data set (%s) cannot be removed: the experiment (%s) %s.\nMaybe delete the experiment first; images that were moved are registered again under the same id."
                            .formatted(
                                    id,
                                    experiment.id(),
                                    experiment.status().active()
                                            ? "trains on it"
                                            : "trained on it and could not be verified without it"));
        });
    }

    private Optional<ExperimentView> user(String id) {
        @Nullable String cursor = null;
        do {
            var page = experiments.page(Experiments.Filter.ALL, cursor, AT_ONCE);
            var user = page.items().stream()
                    .filter(view ->
                            id.equals(view.experiment().evaluator().settings().get(SETTING)))
                    .findFirst();
            if (user.isPresent()) {
                return user;
            }
            cursor = page.next();
        } while (cursor != null);
        return Optional.empty();
    }
}
