package dev.espalier.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.espalier.artifact.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

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

    /** The earlier attempts of a group, and a new mark after them. */
    public List<Attempt> begin(String experiment, int sequence, int first, String worker, long now) {
        var earlier = marks(experiment, sequence).stream()
                .filter(attempt -> attempt.first() == first)
                .toList();
        var attempt = new Attempt(first, earlier.size() + 1, worker, now);
        store.put(key(experiment, sequence, attempt), bytes(attempt));
        return earlier;
    }

    /** All marks of a round, in the order of groups, then attempts. */
    public List<Attempt> marks(String experiment, int sequence) {
        return store.list(folder(experiment, sequence)).stream()
                .map(store::find)
                .flatMap(java.util.Optional::stream)
                .map(ref -> {
                    try (var content = store.open(ref)) {
                        return JSON.readValue(content, Attempt.class);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    /** The marks of a round whose groups have no result yet. */
    public List<Attempt> underWay(String experiment, int sequence) {
        return marks(experiment, sequence).stream()
                .filter(attempt -> store.find(Keys.at(experiment, sequence, Keys.evaluations(attempt.first())))
                        .isEmpty())
                .toList();
    }

    /**
     * Notes that an attempt's process died.
     *
     * @param lastAlive when it was last known to be alive, in epoch milliseconds
     */
    public void cutOff(String experiment, int sequence, Attempt attempt, long lastAlive) {
        store.put(
                "%s/%06d/cut-off/%04d-%03d.json"
                        .formatted(Keys.experiment(experiment), sequence, attempt.first(), attempt.attempt()),
                String.valueOf(lastAlive).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String folder(String experiment, int sequence) {
        return "%s/%06d/attempts".formatted(Keys.experiment(experiment), sequence);
    }

    private static String key(String experiment, int sequence, Attempt attempt) {
        return "%s/%04d-%03d.json".formatted(folder(experiment, sequence), attempt.first(), attempt.attempt());
    }

    private static byte[] bytes(Attempt attempt) {
        try {
            return JSON.writeValueAsBytes(attempt);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
