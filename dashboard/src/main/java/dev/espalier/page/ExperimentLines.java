package dev.espalier.page;

import dev.espalier.draw.Meter;
import dev.espalier.draw.Sparkline;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Forecasts;
import dev.espalier.ledger.Rounds;
import dev.espalier.ledger.Status;
import dev.espalier.search.Component;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes rows of the list. */
@Singleton
final class ExperimentLines {

    private static final int MOST_POINTS = 200;
    private static final int SPARK_POINTS = 40;

    private final Rounds rounds;
    private final Forecasts forecasts;

    ExperimentLines(Rounds rounds, Forecasts forecasts) {
        this.rounds = rounds;
        this.forecasts = forecasts;
    }

    ExperimentLine line(ExperimentView view, Instant now) {
        var experiment = view.experiment();
        var metric = MetricWords.objective(experiment);
        var best = view.best();
        var budget = experiment.budget();
        var badge = Badge.of(view.status());
        var fork = experiment.fork();
        return new ExperimentLine(
                view.id(),
                view.name(),
                badge,
                Said.labels(experiment.labels()),
                best == null ? "" : metric.brief(best.figure()),
                metric.unit(),
                metric.title(),
                new RawString(Sparkline.of(figures(view))),
                trials(view),
                view.warming() == null && Limits.limitsTrials(budget) ? Said.count(budget.trials()) : "",
                meter(view, badge),
                Said.count(view.failed()),
                view.failed() > 15 && view.failed() > 0.1 * view.trials(),
                Said.gpu(view.gpuSeconds()),
                Said.gpuUnit(view.gpuSeconds()),
                experiment.method().name(),
                table(experiment.evaluator()),
                Limits.first(experiment),
                Limits.words(experiment),
                when(view, now),
                whenTitle(view),
                fork == null ? "" : fork.parent());
    }

    private static String trials(ExperimentView view) {
        var warming = view.warming();
        return warming == null ? Said.count(view.trials()) : "warm-up " + Said.percent(warming.share());
    }

    private static RawString meter(ExperimentView view, Badge badge) {
        var warming = view.warming();
        double share = warming != null
                ? warming.share()
                : Limits.spent(view.experiment().budget(), view.trials(), view.gpuSeconds());
        var of = warming == null ? "of the budget" : "of the warm-up, " + warming.words();
        return new RawString(Meter.of(share, "%s %s".formatted(Said.percent(share), of), badge.style()));
    }

    /** The best so far at evenly spaced trials. */
    private List<Double> figures(ExperimentView view) {
        var points = rounds.best(view.id(), MOST_POINTS);
        var figures = new ArrayList<Double>();
        for (int i = 0; i < SPARK_POINTS; i++) {
            int trials = (int) Math.ceil((double) view.trials() * (i + 1) / SPARK_POINTS);
            points.stream()
                    .filter(point -> point.trials() <= trials)
                    .reduce((_, later) -> later)
                    .map(Rounds.BestPoint::figure)
                    .ifPresent(figures::add);
        }
        return figures;
    }

    private static String table(Component evaluator) {
        var table = evaluator.settings().get("table");
        return table == null ? evaluator.name() : table.toString();
    }

    private String when(ExperimentView view, Instant now) {
        if (view.status() == Status.RUNNING) {
            return forecasts
                    .of(view)
                    .map(ends -> "ends " + Said.shortTime(ends.end(), now))
                    .orElse("not yet known");
        }
        return Said.shortTime(view.endedAt() == null ? view.createdAt() : view.endedAt(), now);
    }

    private static String whenTitle(ExperimentView view) {
        var created = "created %s UTC".formatted(Said.time(view.createdAt()));
        return view.endedAt() == null ? created : "%s, ended %s UTC".formatted(created, Said.time(view.endedAt()));
    }
}
