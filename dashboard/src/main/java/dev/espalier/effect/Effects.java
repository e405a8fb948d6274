package dev.espalier.effect;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes what decisions do, beside everything else, one search after the other, and keeps it for who asks again. */
@Singleton
public final class Effects {

    private static final int KEPT = 64;

    private final ExecutorService computing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("effects").daemon().factory());

    private final Map<Question, Future<Found>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Future<Found>> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * What is asked.
     *
     * @param round after which the search is looked at, or empty for now
     * @param trials how many there were, so that more of them are another question
     */
    public record Question(String experiment, String measure, String round, int trials) {}

    /** @param importance null where there are too few trials */
    public record Found(List<Effect> effects, @Nullable Importance importance, int trials) {}

    void end(@Observes ShutdownEvent told) {
        computing.shutdownNow();
    }

    /**
     * What is found within some time; nothing while it is under way.
     *
     * @param seen what it is computed from, read at the first time
     */
    public Optional<Found> ask(Question question, Supplier<Observations> seen, Duration patience) {
        Future<Found> found;
        synchronized (known) {
            found = known.computeIfAbsent(question, _ -> computing.submit(() -> found(seen.get())));
        }
        try {
            return Optional.of(found.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (CancellationException | ExecutionException e) {
            synchronized (known) {
                known.remove(question, found);
            }
            throw new IllegalStateException("What decisions do could not be computed.", e);
        }
    }

    private static Found found(Observations seen) {
        return new Found(Effect.of(seen), seen.size() < Importance.FEWEST ? null : Importance.of(seen), seen.size());
    }
}
