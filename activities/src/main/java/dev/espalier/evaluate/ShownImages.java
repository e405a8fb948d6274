package dev.espalier.evaluate;

import dev.espalier.data.DataSet;
import dev.espalier.data.DataSets;
import dev.espalier.data.Split;
import dev.espalier.space.Frame;
import dev.espalier.space.Refusal;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.weights.Slots;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The data set whose images an evaluator shows to networks, and what keeps it from doing so, each in one sentence. */
public record ShownImages(DataSets dataSets, String id) {

    /** What keeps it, where the data set is there; otherwise that it is not. */
    public List<String> problems(Function<DataSet, List<String>> ofSet) {
        try {
            return dataSets.find(id)
                    .map(ofSet)
                    .orElseGet(() ->
                            List.of("There is no data set (%s); there are %s.\nMaybe add it: ./espalier dataset add."
                                    .formatted(id, String.join(", ", dataSets.ids()))));
        } catch (Refusal e) {
            return e.problems();
        }
    }

    /** That a mini-batch takes more images than there are. */
    public Optional<String> tooFewFor(int batch) {
        int images = set().count(Split.TRAIN);
        return images >= batch
                ? Optional.empty()
                : Optional.of("The batch (%d) must be at most the %d images that the data set (%s) trains on."
                        .formatted(batch, images, id));
    }

    /**
     * That networks cannot be built so. One that is drawn stands for all: what keeps one from being built keeps most.
     *
     * @param done what networks cannot be: "trained"
     */
    public static Optional<String> unbuilt(SearchSpace space, Frame frame, String done) {
        try {
            Slots.of(space.network(space.sample(new SplittableRandom(1)), frame));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("Networks of the space (%s) cannot be %s so: %s".formatted(space.name(), done, e.getMessage()));
        }
    }

    /** The data set, which is there. */
    public DataSet set() {
        return dataSets.find(id)
                .orElseThrow(() -> new IllegalStateException("The data set (%s) is gone.".formatted(id)));
    }
}
