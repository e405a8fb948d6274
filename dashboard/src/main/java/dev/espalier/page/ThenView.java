package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.RoundView;

/** How a search stood after a round, in a sentence. */
public record ThenView(String round, String at, String figures) {

    static ThenView of(ExperimentView view, RoundView closed) {
        var best = closed.best();
        var metric = MetricWords.objective(view.experiment());
        return new ThenView(
                Said.count(closed.round() + 1),
                Said.time(closed.closedAt()),
                "%s, best %s, front %s, %s"
                        .formatted(
                                Said.count(closed.trials(), "trial"),
                                best == null ? "none" : metric.full(best),
                                Said.count(closed.front()),
                                Said.gpuTime(closed.totalGpuSeconds())));
    }
}
