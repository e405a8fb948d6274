package dev.espalier.step;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Marks of when devices measured a round's groups, so that it can be told afterwards where the time went. */
public final class Measurings {

    private final Once once;

    public Measurings(ArtifactStore store) {
        this.once = new Once(store);
    }

    /**
     * One group on one device, without the time in which the device was busy with others.
     *
     * @param first the group's first candidate in its batch
     * @param begunAt epoch milliseconds, as is {@code endedAt}
     */
    public record Measuring(int first, String device, long begunAt, long endedAt) {}

    /** Keeps a mark. What is said first of a group and a device stands. */
    public void keep(String experiment, int sequence, Measuring mark) {
        once.write(folder(experiment, sequence, mark.first()) + "/" + mark.device() + ".json", () -> mark);
    }

    /** The marks of one group. */
    public List<Measuring> of(String experiment, int sequence, int first) {
        return once.keys(folder(experiment, sequence, first)).stream()
                .map(key -> once.find(key, Measuring.class))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Each group has its own, so that none is looked for among all of a round. */
    private static String folder(String experiment, int sequence, int first) {
        return String.format(Locale.ROOT, "%s/measured/%04d", Keys.round(experiment, sequence), first);
    }
}
