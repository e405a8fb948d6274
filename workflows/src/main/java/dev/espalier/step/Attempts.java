package dev.espalier.step;

import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Latest;
import dev.espalier.artifact.Once;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * Marks of evaluations that were begun. A mark whose group has no result belongs to work that is under way, or that was
 * cut off: so a restart can say what it has to do again.
 */
public final class Attempts {

    private final ArtifactStore store;
    private final Once once;

    public Attempts(ArtifactStore store) {
        this.store = store;
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
     * The end of an attempt that was cut off.
     *
     * @param lastAlive when it was last known to be alive, in epoch milliseconds
     * @param savedAt when it last saved what it had done, in epoch milliseconds; 0 where it never did
     */
    public record CutOff(long lastAlive, long savedAt) {

        /** Nobody said anything. */
        public static final CutOff UNKNOWN = new CutOff(0, 0);

        /** The seconds of an attempt's work that have to be done again, to the nearest. */
        public long lostSeconds(Attempt attempt) {
            return Math.max(0, Math.round((lastAlive - Math.max(savedAt, attempt.startedAt())) / 1000.0));
        }
    }

    /**
     * Notes that an attempt has saved what it had done: here, where whoever comes after finds it even if Temporal forgot
     * everything.
     *
     * @param now epoch milliseconds
     */
    public void saved(String experiment, int sequence, Attempt attempt, long now) {
        saved(experiment, sequence, attempt.first(), attempt.attempt()).replace(now);
    }

    /** When an attempt last saved what it had done, in epoch milliseconds; 0 where it never did. */
    public long savedAt(String experiment, int sequence, Attempt attempt) {
        return saved(experiment, sequence, attempt.first(), attempt.attempt())
                .find()
                .orElse(0L);
    }

    /** Whether an attempt, or one before it at its group, saved something that the next one goes on from. */
    public boolean goesOn(String experiment, int sequence, Attempt attempt) {
        return IntStream.rangeClosed(1, attempt.attempt())
                .anyMatch(number -> saved(experiment, sequence, attempt.first(), number)
                        .find()
                        .isPresent());
    }

    private Latest<Long> saved(String experiment, int sequence, int first, int attempt) {
        var folder = folder(experiment, sequence, "saved");
        return new Latest<>(store, String.format(Locale.ROOT, "%s/%04d-%03d", folder, first, attempt), Long.class);
    }

    /** Keeps how an attempt ended, once its process is known to have died. What is said first stands. */
    public void cutOff(String experiment, int sequence, Attempt attempt, CutOff end) {
        once.write(key(experiment, sequence, "cut-off", attempt), () -> end);
    }

    /** How an attempt ended that was cut off. */
    public CutOff cutOff(String experiment, int sequence, Attempt attempt) {
        return once.find(key(experiment, sequence, "cut-off", attempt), CutOff.class)
                .orElse(CutOff.UNKNOWN);
    }

    /**
     * Notes when an attempt came to its end by itself.
     *
     * @param now epoch milliseconds
     */
    public void ended(String experiment, int sequence, Attempt attempt, long now) {
        once.write(key(experiment, sequence, "ended", attempt), () -> now);
    }

    /** When an attempt came to its end by itself, in epoch milliseconds; nothing where it was cut off. */
    public Optional<Long> endedAt(String experiment, int sequence, Attempt attempt) {
        return once.find(key(experiment, sequence, "ended", attempt), Long.class);
    }

    /** Notes that an attempt's end is not its own fault: it has saved something, or its worker is stopped. */
    public void excuse(String experiment, int sequence, Attempt attempt) {
        once.write(key(experiment, sequence, "excused", attempt), () -> attempt);
    }

    /** Whether an attempt's end is known to be not its own fault. */
    public boolean excused(String experiment, int sequence, Attempt attempt) {
        return once.has(key(experiment, sequence, "excused", attempt));
    }

    /** All marks of a round, in the order of groups, then attempts. */
    public List<Attempt> marks(String experiment, int sequence) {
        return once.keys(folder(experiment, sequence, "attempts")).stream()
                .map(key -> once.find(key, Attempt.class))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The marks of one group, in the order of attempts. They are asked for one by one: a round has many groups. */
    public List<Attempt> marks(String experiment, int sequence, int first) {
        return IntStream.iterate(1, attempt -> attempt + 1)
                .mapToObj(attempt -> once.find(key(experiment, sequence, "attempts", first, attempt), Attempt.class))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The newest mark of each group of a round that has no result yet. */
    public List<Attempt> underWay(String experiment, int sequence) {
        return newest(experiment, sequence).stream()
                .filter(attempt -> !once.has(Keys.at(experiment, sequence, Keys.evaluations(attempt.first()))))
                .toList();
    }

    /** The newest mark of each group of a round. */
    public List<Attempt> newest(String experiment, int sequence) {
        var newest = new LinkedHashMap<Integer, Attempt>();
        for (var mark : marks(experiment, sequence)) {
            newest.merge(mark.first(), mark, BinaryOperator.maxBy(Comparator.comparingInt(Attempt::attempt)));
        }
        return List.copyOf(newest.values());
    }

    private static String folder(String experiment, int sequence, String what) {
        return Keys.round(experiment, sequence) + "/" + what;
    }

    private static String key(String experiment, int sequence, String what, Attempt attempt) {
        return key(experiment, sequence, what, attempt.first(), attempt.attempt());
    }

    private static String key(String experiment, int sequence, String what, int first, int attempt) {
        var folder = folder(experiment, sequence, what);
        return String.format(Locale.ROOT, "%s/%04d-%03d.json", folder, first, attempt);
    }
}
