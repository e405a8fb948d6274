package dev.espalier.sgnas;

import dev.espalier.method.Work;
import dev.espalier.space.Architecture;
import dev.espalier.supernet.Supernet;
import dev.espalier.train.Torch;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
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
    private final Map<Architecture, Double> found = new ConcurrentHashMap<>();

    /** Held by whoever computes, who may go on for a moment when nobody waits for it any more. */
    private final ReentrantLock computing = new ReentrantLock();

    private @Nullable Supernet supernet;
    private volatile boolean begun;
    private volatile boolean closed;

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
        begun = true;
        Torch.run("supernet", () -> {
            computing.lock();
            try {
                return examined(left, opening, work);
            } finally {
                if (closed) {
                    letGo();
                }
                computing.unlock();
            }
        });
    }

    private List<Architecture> examined(List<Architecture> left, Supplier<Supernet> opening, Work work) {
        var kept = supernet == null ? opening.get() : supernet;
        supernet = kept;
        for (var architecture : left) {
            work.heartbeat(null);
            found.put(architecture, kept.inherited(architecture).accuracyPct());
        }
        return left;
    }

    private boolean letGo() {
        var kept = supernet;
        supernet = null;
        if (kept != null) {
            kept.close();
        }
        return kept != null;
    }

    /** Waits for whoever computes; one who was about to ask keeps nothing. */
    @Override
    public void close() {
        closed = true;
        if (begun) {
            Torch.run("supernet", () -> {
                computing.lock();
                try {
                    return letGo();
                } finally {
                    computing.unlock();
                }
            });
        }
    }
}
