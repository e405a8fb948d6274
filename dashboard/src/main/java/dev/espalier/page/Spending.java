package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Rounds.BestPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** What a search spends: the horizontal axis over which its best so far is drawn. */
enum Spending {
    TRIALS("trials", "Trials"),
    TIME("time", "Time"),
    GPU("gpu", "GPU time");

    private final String key;
    private final String word;

    Spending(String key, String word) {
        this.key = key;
        this.word = word;
    }

    String key() {
        return key;
    }

    String word() {
        return word;
    }

    /** The one of a key; trials where nobody knows it. */
    static Spending of(String key) {
        return Arrays.stream(values())
                .filter(spending -> spending.key.equals(key))
                .findFirst()
                .orElse(TRIALS);
    }

    /** Trials, or seconds. */
    double at(BestPoint point, ExperimentView view) {
        return switch (this) {
            case TRIALS -> point.trials();
            case TIME -> since(view, point.at());
            case GPU -> point.gpuSeconds();
        };
    }

    /** Trials, or seconds, so far. */
    double now(ExperimentView view, Instant now) {
        return switch (this) {
            case TRIALS -> view.trials();
            case TIME -> since(view, end(view, now));
            case GPU -> view.gpuSeconds();
        };
    }

    private static Instant end(ExperimentView view, Instant now) {
        var ended = view.endedAt();
        return ended == null ? now : ended;
    }

    private static double since(ExperimentView view, Instant at) {
        var start = view.startedAt() == null ? view.createdAt() : view.startedAt();
        return Math.max(0, Duration.between(start, at).toMillis() / 1e3);
    }

    /**
     * What the axis is counted in.
     *
     * @param one how many trials or seconds one of it is
     */
    record Unit(String name, double one) {}

    /** In which the longest of all can be read. */
    Unit unit(double longest) {
        if (this == TRIALS) {
            return new Unit("trials", 1);
        }
        var unit = longest >= 5_400 ? "h" : longest >= 180 ? "min" : "s";
        double one = unit.equals("h") ? 3_600 : unit.equals("min") ? 60 : 1;
        return new Unit(this == GPU ? "GPU " + unit : unit + " since the start", one);
    }
}
