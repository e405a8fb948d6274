package dev.espalier.sgnas;

import dev.espalier.method.Work;
import dev.espalier.space.Architecture;
import dev.espalier.supernet.Supernet;
import dev.espalier.train.Torch;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ranks architectures by the accuracy that they have with the weights that they inherit from a supernet. Until it is closed
 * it keeps the supernet in memory, and remembers what came of every architecture. Safe for use by many threads, one at a
 * time.
 */
final class Examiner implements AutoCloseable {

    /** Architectures that are remembered. */
    private static final int MOST = 10_000;

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble(
                    (Ranked one) -> Objects.requireNonNull(one.inheritedPct()))
            .reversed();

    private final @Nullable Supplier<Supernet> opening;
    private final Map<Architecture, Double> found = new HashMap<>();
    private @Nullable Supernet supernet;
    private boolean closed;

    /** @param opening reads the supernet; null where there is none */
    Examiner(@Nullable Supplier<Supernet> opening) {
        this.opening = opening;
    }

    /** The best first; as they were given where two are alike, or where there is no supernet. */
    synchronized List<Ranked> ranked(List<Answer> answers, Work work) {
        if (opening == null) {
            return answers.stream().map(answer -> ranked(answer, null)).toList();
        }
        examine(answers.stream().map(Answer::architecture).toList(), opening, work);
        return answers.stream()
                .map(answer -> ranked(answer, found.get(answer.architecture())))
                .sorted(BEST_FIRST)
                .toList();
    }

    private static Ranked ranked(Answer answer, @Nullable Double inheritedPct) {
        return new Ranked(answer.architecture(), answer.cost(), inheritedPct);
    }

    private void examine(List<Architecture> asked, Supplier<Supernet> opening, Work work) {
        if (found.size() > MOST) {
            found.clear();
        }
        var left = asked.stream().filter(one -> !found.containsKey(one)).toList();
        if (left.isEmpty()) {
            return;
        }
        Torch.run("supernet", () -> {
            var kept = supernet == null ? opening.get() : supernet;
            supernet = kept;
            for (var architecture : left) {
                work.heartbeat(null);
                found.put(architecture, kept.inherited(architecture).accuracyPct());
            }
            return left;
        });
        if (closed) {
            // Somebody who was about to ask when it was closed keeps nothing.
            letGo();
        }
    }

    private void letGo() {
        var kept = supernet;
        supernet = null;
        if (kept != null) {
            Torch.run("supernet", () -> {
                kept.close();
                return kept;
            });
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        letGo();
    }
}
