package dev.espalier.data;

import dev.espalier.catalogue.Nearest;
import dev.espalier.search.Fidelity;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
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
            return dataSets.find(id).map(ofSet).orElseGet(() -> List.of(unknown()));
        } catch (Refusal e) {
            return e.problems();
        }
    }

    private String unknown() {
        var hint = Nearest.hint(id, dataSets.ids());
        return "There is no data set (%s); there are %s.%s"
                .formatted(
                        id,
                        String.join(", ", dataSets.ids()),
                        hint.isEmpty() ? "\nMaybe add it: ./espalier dataset add." : hint);
    }

    /** Height and width of what is shown: what the fidelity says, else what is asked for, else the data set's own. */
    public static int resolution(DataSet set, Fidelity fidelity, int asked) {
        if (fidelity.resolution() > 0) {
            return fidelity.resolution();
        }
        return asked > 0 ? asked : set.resolution();
    }

    /** In which networks are built that are shown the images of a data set. */
    public static Frame frame(DataSet set, int resolution, int cells, int width) {
        return new Frame(set.channels(), resolution, set.classes().size(), cells, width);
    }

    /**
     * That a mini-batch takes more images than there are.
     *
     * @param setting that says how many it takes
     */
    public static Optional<String> tooFew(DataSet set, String id, String setting, int batch) {
        int images = set.count(Split.TRAIN);
        return images >= batch
                ? Optional.empty()
                : Optional.of("The %s (%d) must be at most the %d images that the data set (%s) trains on."
                        .formatted(setting, batch, images, id));
    }

    /** That there are no images to validate on. */
    public static Optional<String> unvalidated(DataSet set, String id) {
        return set.count(Split.VALIDATION) > 0
                ? Optional.empty()
                : Optional.of("The data set (%s) must have images to validate on, but has none.".formatted(id));
    }

    /**
     * That networks cannot be built so. One that is drawn stands for all: what keeps one from being built keeps most.
     *
     * @param done what networks cannot be: "trained"
     */
    public static Optional<String> unbuilt(SearchSpace space, Frame frame, String done) {
        var drawn = space.sample(new SplittableRandom(1));
        var strange = strange(space.network(drawn));
        if (!strange.isEmpty()) {
            return Optional.of(
                    "Networks of the space (%s) cannot be %s on images: %s".formatted(space.name(), done, strange));
        }
        try {
            Slots.of(space.network(drawn, frame));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("Networks of the space (%s) cannot be %s %s: %s"
                    .formatted(space.name(), done, framed(frame), e.getMessage()));
        }
    }

    /** A frame in words: {@code on images of 32 × 32 pixels, width 8}. */
    public static String framed(Frame frame) {
        var cells = frame.cells() == 0 ? "" : ", cells %d".formatted(frame.cells());
        var width = frame.width() == 0 ? "" : ", width %d".formatted(frame.width());
        return "on images of %1$d × %1$d pixels%2$s%3$s".formatted(frame.size(), cells, width);
    }

    private static String strange(Network network) {
        if (!network.transparent()) {
            return "of their operations only the names are known.\nMaybe write what is built: the `network` of the space.";
        }
        boolean words = network.nodes().stream().anyMatch(node -> node.op() instanceof Op.Embedding);
        return words ? "they read words." : "";
    }

    /**
     * The data set.
     *
     * @throws IllegalStateException when this machine does not have it; another may, or this one later
     */
    public DataSet set() {
        try {
            return dataSets.find(id)
                    .orElseThrow(() -> new IllegalStateException("The data set (%s) is gone.".formatted(id)));
        } catch (Refusal e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
