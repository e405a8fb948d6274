package dev.espalier.cli.watch;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast an experiment spends its budget, by what was seen in the last two minutes. */
final class Pace {

    private static final double WINDOW_S = 120;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(double atSeconds, double share) {}

    /** @param atSeconds on any clock that only goes forward */
    void add(double atSeconds, double share) {
        samples.addLast(new Sample(atSeconds, share));
        while (samples.size() > 2 && samples.getFirst().atSeconds() < atSeconds - WINDOW_S) {
            samples.removeFirst();
        }
    }

    /** Forgets what was seen: a pause is no slowness. */
    void clear() {
        samples.clear();
    }

    /** Seconds until the budget is spent; NaN while nothing can be said. */
    double remainingSeconds() {
        if (samples.size() < 2) {
            return Double.NaN;
        }
        double spent = samples.getLast().share() - samples.getFirst().share();
        double took = samples.getLast().atSeconds() - samples.getFirst().atSeconds();
        return spent <= 0 || took <= 0 ? Double.NaN : (1 - samples.getLast().share()) / spent * took;
    }
}
