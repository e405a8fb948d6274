package dev.espalier.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ArtifactStore store;

    public Attempts(ArtifactStore store) {
        this.store = store;
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
            var known = store.find(key);
            var kept = read(known.orElseGet(() -> store.put(key, bytes(mine))), Attempt.class);
            if (known.isEmpty() && kept.equals(mine)) {
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
        store.put(key(experiment, sequence, "cut-off", attempt), bytes(new CutOff(lastAlive)));
    }

    /** When an attempt that was cut off was last known to be alive, in epoch milliseconds; empty when nobody said. */
    public OptionalLong lastAlive(String experiment, int sequence, Attempt attempt) {
        return store.find(key(experiment, sequence, "cut-off", attempt))
                .map(ref -> OptionalLong.of(read(ref, CutOff.class).lastAlive()))
                .orElse(OptionalLong.empty());
    }

    /** What is kept of an attempt that was cut off. */
    private record CutOff(long lastAlive) {}

    /** All marks of a round, in the order of groups, then attempts. */
    public List<Attempt> marks(String experiment, int sequence) {
        return store.list(folder(experiment, sequence, "attempts")).stream()
                .map(store::find)
                .flatMap(Optional::stream)
                .map(ref -> read(ref, Attempt.class))
                .toList();
    }

    /** The marks of a round whose groups have no result yet. */
    public List<Attempt> underWay(String experiment, int sequence) {
        return marks(experiment, sequence).stream()
                .filter(attempt -> store.find(Keys.at(experiment, sequence, Keys.evaluations(attempt.first())))
                        .isEmpty())
                .toList();
    }

    private static String folder(String experiment, int sequence, String what) {
        return String.format(Locale.ROOT, "%s/%06d/%s", Keys.experiment(experiment), sequence, what);
    }

    private static String key(String experiment, int sequence, String what, Attempt attempt) {
        var folder = folder(experiment, sequence, what);
        return String.format(Locale.ROOT, "%s/%04d-%03d.json", folder, attempt.first(), attempt.attempt());
    }

    private <T> T read(ArtifactRef ref, Class<T> type) {
        try (var content = store.open(ref)) {
            return JSON.readValue(content, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Record content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
