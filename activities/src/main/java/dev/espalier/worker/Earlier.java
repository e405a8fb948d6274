package dev.espalier.worker;

import dev.espalier.step.Attempts;
import dev.espalier.step.Attempts.Attempt;
import dev.espalier.step.Attempts.CutOff;
import dev.espalier.step.MethodSteps.At;
import dev.espalier.step.Records.Rerun;
import java.util.List;

/**
 * The attempts at a group before this one, none of which came to its end.
 *
 * @param mine this one
 * @param reruns what each before it has lost
 * @param fruitless how many of them ended without an excuse, having saved nothing
 */
record Earlier(Attempt mine, List<Rerun> reruns, int fruitless) {

    /** Leaves a mark of this attempt. */
    static Earlier begin(Attempts attempts, At at, int first, String worker, Pulse pulse) {
        int sequence = at.checkpoint().sequence();
        long now = System.currentTimeMillis();
        var earlier = attempts.begin(at.experiment(), sequence, first, worker, now);
        var reruns = earlier.stream()
                .map(attempt -> rerun(attempts, at, attempt, attempt.equals(earlier.getLast()) ? pulse.lastHeard() : 0))
                .toList();
        long fruitless = earlier.stream()
                .filter(attempt -> !attempts.excused(at.experiment(), sequence, attempt))
                .count();
        return new Earlier(new Attempt(first, earlier.size() + 1, worker, now), reruns, (int) fruitless);
    }

    /**
     * What an attempt lost since it last saved: up to its last heartbeat or else to what is kept of it, 0 where nobody
     * knows.
     *
     * @param lastHeard by a heartbeat: before the attempt's own start when that is an earlier one's
     */
    private static Rerun rerun(Attempts attempts, At at, Attempt attempt, long lastHeard) {
        int sequence = at.checkpoint().sequence();
        var heartbeat = new CutOff(lastHeard, attempts.savedAt(at.experiment(), sequence, attempt));
        boolean told = lastHeard >= attempt.startedAt();
        if (told) {
            // Heartbeats tell of the last attempt only; kept, this one is known to all that come after.
            attempts.cutOff(at.experiment(), sequence, attempt, heartbeat);
        }
        var end = told ? heartbeat : attempts.cutOff(at.experiment(), sequence, attempt);
        return new Rerun(
                attempt.attempt(),
                attempt.worker(),
                attempt.startedAt(),
                end.lostSeconds(attempt),
                attempts.goesOn(at.experiment(), sequence, attempt));
    }

    /** What is said where there is no further attempt. */
    String givenUp() {
        return "It was begun %d times and each time its worker ended before anything was saved (%s).\nMaybe it takes more memory than there is."
                .formatted(
                        fruitless,
                        String.join(
                                ", ",
                                reruns.stream().map(Rerun::worker).distinct().toList()));
    }
}
