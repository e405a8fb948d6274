package dev.espalier.ledger;

import dev.espalier.search.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A method's warm-up as its chunks have told of it.
 *
 * @param progress after the newest chunk
 * @param reused how much of it another experiment had left, in its unit
 * @param trained how much of it was trained for this experiment and timed, in its unit
 * @param trainedMicros wall time of that
 * @param at when the newest chunk was told of
 */
public record Warmup(Progress progress, long reused, long trained, long trainedMicros, Instant at) {

    /** With another chunk; the same when a chunk is told again. */
    static Warmup after(@Nullable Warmup before, Progress next, long micros, Instant now) {
        long done = before == null ? 0 : before.progress.done();
        if (before != null && next.done() <= done) {
            return before;
        }
        long chunk = next.done() - done;
        boolean timed = !next.reused() && micros > 0;
        return new Warmup(
                next,
                (before == null ? 0 : before.reused) + (next.reused() ? chunk : 0),
                (before == null ? 0 : before.trained) + (timed ? chunk : 0),
                (before == null ? 0 : before.trainedMicros) + (timed ? micros : 0),
                now);
    }

    /** How much of it is done, 0 to 1. */
    public double share() {
        return (double) progress.done() / progress.whole();
    }

    /** When it will be done at the pace of what was trained so far; empty before anything was. */
    public Optional<Instant> end() {
        if (trained == 0) {
            return Optional.empty();
        }
        double microsEach = (double) trainedMicros / trained;
        return Optional.of(at.plusNanos(Math.round((progress.whole() - progress.done()) * microsEach * 1e3)));
    }

    /** How far it is: "4,000 of 20,000 steps". */
    public String words() {
        return String.format(Locale.ROOT, "%,d of %,d %s", progress.done(), progress.whole(), progress.unit());
    }

    /** What came of it, in sentences: "20,000 steps in 41 s. 99.3 % of the graphs it draws are cells." */
    public String outcome() {
        var done = String.format(Locale.ROOT, "%,d %s%s.", progress.done(), progress.unit(), origin());
        var note = progress.note();
        return note.isEmpty()
                ? done
                : "%s %s%s.".formatted(done, note.substring(0, 1).toUpperCase(Locale.ROOT), note.substring(1));
    }

    /** Whose work it was; how long it took where every chunk was timed. */
    private String origin() {
        if (reused == progress.done()) {
            return ", all of them from another experiment";
        }
        var took = reused + trained == progress.done()
                ? " in " + Events.words(Duration.ofNanos(trainedMicros * 1_000))
                : "";
        return reused == 0
                ? took
                : String.format(
                        Locale.ROOT,
                        ", %,d of them from another experiment%s",
                        reused,
                        took.isEmpty() ? "" : ", the others" + took);
    }
}
