package dev.espalier.catalogue;

import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.space.Architecture;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks what the method of an experiment has learned, beside its search and without its workflow. */
public interface Answerer {

    /** What can be asked; nothing where the method answers nothing by itself. */
    Optional<Reach> reach(Experiment experiment, Checkpoint checkpoint);

    /**
     * Architectures for one cost, none above it, the most promising first.
     *
     * @param count how many different ones, at most
     * @throws InvalidInput when the method answers nothing, has not learned to yet, or no architecture costs so little
     */
    List<Answer> answers(Experiment experiment, Checkpoint checkpoint, double cost, int count);

    /**
     * What can be asked of a method.
     *
     * @param cost the metric that answers keep to
     * @param low the lowest cost that it learns to answer
     * @param high the highest
     * @param learned whether it has learned to answer
     */
    record Reach(Metric cost, double low, double high, boolean learned) {}

    /**
     * An architecture as an answer.
     *
     * @param cost at most the one that was asked for
     * @param accuracyPct what it reaches on images of the validation split with weights that others trained, in percent;
     *     null where nothing was trained
     */
    record Answer(
            Architecture architecture,
            double cost,
            @Nullable Double accuracyPct) {}
}
