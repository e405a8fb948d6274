package dev.espalier.step;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Once;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Marks of evaluations that were begun. A mark whose group has no result belongs to work that is under way, or that was
 * cut off: so a restart can say what it has to do again.
 */
public final class Attempts {

    private final Once once;

    public Attempts(ArtifactStore store) {
        this.once = new Once(store);
    }

    /**
     * One begun evaluation.
     *
     * @param first the group's first candidate in its batch
     * @param attempt from 1
     * @param worker host and process
     * @param startedAt epoch milliseconds
     */
    public record Attempt(int first, int attempt, String worker, long startedAt) {}

    /** The earlier attempts of a group; leaves a new mark after them. */
    public List<Attempt> begin(String experiment, int sequence, int first, String worker, long now) {
        var earlier = new ArrayList<Attempt>();
        while (true) {
            var mine = new Attempt(first, earlier.size() + 1, worker, now);
            var key = key(experiment, sequence, "attempts", mine);
            boolean known = once.has(key);
            var kept = once.get(key, Attempt.class, () -> mine);
            if (!known && kept.equals(mine)) {
                return List.copyOf(earlier);
            }
            earlier.add(kept);
        }
    }

    /**
     * Keeps when an attempt was last known to be alive, once its process is known to have died. What is said first
     * stands.
     *
     * @param lastAlive epoch milliseconds
     */
    public void cutOff(String experiment, int sequence, Attempt attempt, long lastAlive) {
        once.write(key(experiment, sequence, "cut-off", attempt), () -> new CutOff(lastAlive));
    }

    /** When an attempt that was cut off was last known to be alive, in epoch milliseconds; empty when nobody said. */
    public OptionalLong lastAlive(String experiment, int sequence, Attempt attempt) {
        return once.find(key(experiment, sequence, "cut-off", attempt), CutOff.class)
                .map(cutOff -> OptionalLong.of(cutOff.lastAlive()))
                .orElse(OptionalLong.empty());
    }

    /** What is kept of an attempt that was cut off. */
    private record CutOff(long lastAlive) {}

    /** All marks of a round, in the order of groups, then attempts. */
    public List<Attempt> marks(String experiment, int sequence) {
        return once.keys(folder(experiment, sequence, "attempts")).stream()
                .map(key -> once.find(key, Attempt.class))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The marks of a round whose groups have no result yet. */
    public List<Attempt> underWay(String experiment, int sequence) {
        return marks(experiment, sequence).stream()
                .filter(attempt -> !once.has(Keys.at(experiment, sequence, Keys.evaluations(attempt.first()))))
                .toList();
    }

    private static String folder(String experiment, int sequence, String what) {
        return String.format(Locale.ROOT, "%s/%06d/%s", Keys.experiment(experiment), sequence, what);
    }

    private static String key(String experiment, int sequence, String what, Attempt attempt) {
        var folder = folder(experiment, sequence, what);
        return String.format(Locale.ROOT, "%s/%04d-%03d.json", folder, attempt.first(), attempt.attempt());
    }
}
