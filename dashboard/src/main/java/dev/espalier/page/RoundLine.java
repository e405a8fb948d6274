package dev.espalier.page;

import dev.espalier.ledger.RoundView;
import java.util.List;

/** A closed round as a row; {@code round} counts from 1. */
public record RoundLine(
        String round,
        String closedAt,
        String asked,
        String over,
        String evaluated,
        String failed,
        String repeated,
        String gpu,
        String gpuUnit,
        String best,
        String front,
        String filtered,
        String audited,
        String tau,
        String regret,
        boolean suspended,
        String href) {

    static List<RoundLine> of(String experiment, MetricWords metric, List<RoundView> rounds) {
        return rounds.stream().map(round -> of(experiment, metric, round)).toList();
    }

    private static RoundLine of(String experiment, MetricWords metric, RoundView round) {
        var best = round.best();
        var screened = round.screened();
        return new RoundLine(
                Said.count(round.round() + 1),
                Said.time(round.closedAt()),
                Said.count(round.asked()),
                Said.count(round.asked() - round.affordable()),
                Said.count(round.evaluated()),
                Said.count(round.failed()),
                Said.count(round.repeated()),
                Said.gpu(round.gpuSeconds()),
                Said.gpuUnit(round.gpuSeconds()),
                best == null ? "none" : metric.text(best),
                Said.count(round.front()),
                screened == null ? "" : Said.count(screened.filtered()),
                screened == null ? "" : Said.count(screened.audited()),
                screened == null || screened.tau() == null ? "" : Said.fixed(screened.tau(), 2),
                screened == null || screened.regret() == null ? "" : metric.text(screened.regret()),
                screened != null && screened.suspended(),
                "/experiments/%s?tab=trials&only=%d".formatted(experiment, round.round() + 1));
    }
}
