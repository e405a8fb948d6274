package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.History;
import java.time.Duration;
import java.util.List;

/** The key figures of an experiment. */
final class Figures {

    private Figures() {}

    /** The six of the overview. */
    static List<Figure> overview(ExperimentView view, History.Totals totals) {
        return List.of(best(view), trials(view), front(view), failed(view), gpu(view), lost(view, totals));
    }

    private static Figure best(ExperimentView view) {
        var experiment = view.experiment();
        var metric = MetricWords.objective(experiment);
        var limit = Limits.first(experiment);
        var label = "Best %s%s".formatted(metric.label(), limit.isEmpty() ? "" : ", " + limit);
        var best = view.best();
        if (best == null) {
            return Figure.of(
                    label,
                    "none yet",
                    "",
                    limit.isEmpty() || view.trials() == 0 ? "no trial was measured" : "no trial keeps to it");
        }
        return Figure.of(label, metric.text(best.figure()), metric.unit(), "round " + Said.count(best.round() + 1))
                .linked("trial " + best.trial(), "/experiments/%s/trials/%s".formatted(view.id(), best.trial()));
    }

    private static Figure trials(ExperimentView view) {
        var budget = view.experiment().budget();
        return Figure.of(
                "Trials",
                Said.count(view.trials()),
                Limits.limitsTrials(budget) ? "of " + Said.count(budget.trials()) : "",
                Said.count(view.repeated()) + " repeated");
    }

    private static Figure front(ExperimentView view) {
        return Figure.of("Pareto front", Said.count(view.front()), view.front() == 1 ? "trial" : "trials", "")
                .linked("what it trades off", "/experiments/%s?tab=front".formatted(view.id()));
    }

    private static Figure failed(ExperimentView view) {
        var note = view.failed() == 0
                ? "%s over a limit".formatted(Said.count(view.infeasible()))
                : "%s of its trials, %s over a limit"
                        .formatted(
                                Said.percent((double) view.failed() / Math.max(1, view.trials())),
                                Said.count(view.infeasible()));
        var figure = Figure.of("Failed", Said.count(view.failed()), view.failed() == 1 ? "trial" : "trials", note);
        return view.failed() == 0
                ? figure
                : figure.linked("why", "/experiments/%s?tab=trials&status=failed".formatted(view.id()));
    }

    private static Figure gpu(ExperimentView view) {
        var budget = view.experiment().budget();
        var note = Limits.limitsGpu(budget)
                ? "of " + Said.gpuTime(budget.gpuTime().toSeconds())
                : view.trials() == 0
                        ? "nothing spent yet"
                        : Said.gpuTime(view.gpuSeconds() / view.trials()) + " a trial";
        return Figure.of("GPU time", Said.gpu(view.gpuSeconds()), Said.gpuUnit(view.gpuSeconds()), note);
    }

    private static Figure lost(ExperimentView view, History.Totals totals) {
        var figure = Figure.of(
                "Lost to crashes",
                Said.gpu(totals.lostSeconds()),
                Said.gpuUnit(totals.lostSeconds()),
                "%s re-run".formatted(Said.count(totals.rerun())));
        return figure.linked(Said.count(totals.crashes(), "crash"), "/experiments/%s?tab=events".formatted(view.id()));
    }

    /** The sums above the crash ledger. */
    static List<Figure> crashes(ExperimentView view, History.Totals totals) {
        return List.of(
                Figure.of(
                        "Lost",
                        Said.gpu(totals.lostSeconds()),
                        Said.gpuUnit(totals.lostSeconds()),
                        view.gpuSeconds() == 0
                                ? "nothing was spent"
                                : "%s of %s"
                                        .formatted(
                                                Said.percent((double) totals.lostSeconds() / view.gpuSeconds()),
                                                Said.gpuTime(view.gpuSeconds()))),
                Figure.of(
                        "Re-run",
                        Said.count(totals.rerun()),
                        totals.rerun() == 1 ? "evaluation" : "evaluations",
                        "cut off and taken up again"),
                Figure.of("Crashes", Said.count(totals.crashes()), "", "of a worker or the server"),
                Figure.of("Held up", Said.duration(Duration.ofSeconds(totals.heldUpSeconds())), "", "nothing went on"),
                Figure.of(
                        "Repeated",
                        Said.count(view.repeated()),
                        view.repeated() == 1 ? "trial" : "trials",
                        "known already, paid for once"));
    }
}
