package dev.espalier.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.RoundView;
import dev.espalier.ledger.RoundView.Screened;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment's screen did, as its charts draw it.
 *
 * @param empty before the first round in which something was expected
 * @param threshold under which agreement suspends the screen
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ScreenData(
        boolean empty, MetricWords metric, double threshold, List<Mark> rounds, ChartData.Table table) {

    /**
     * A round.
     *
     * @param suspended whether it went without the screen
     */
    public record Mark(
            int round,
            @Nullable Double tau,
            @Nullable Double agreement,
            @Nullable Double regret,
            int audited,
            boolean suspended) {}

    static ScreenData of(ExperimentView view, List<RoundView> spaced) {
        var metric = MetricWords.objective(view.experiment());
        var marks =
                spaced.stream().map(ScreenData::mark).filter(Objects::nonNull).toList();
        return new ScreenData(
                marks.stream().noneMatch(mark -> mark.tau() != null),
                metric,
                spaced.stream()
                        .map(RoundView::screened)
                        .filter(Objects::nonNull)
                        .mapToDouble(Screened::threshold)
                        .reduce(0, (_, last) -> last),
                marks,
                new ChartData.Table(
                        List.of("round", "τ", "τ over the last rounds", "audited", "regret", "screen"),
                        marks.stream().map(mark -> row(mark, metric)).toList()));
    }

    private static @Nullable Mark mark(RoundView round) {
        var screened = round.screened();
        return screened == null
                ? null
                : new Mark(
                        round.round() + 1,
                        screened.tau(),
                        screened.agreement(),
                        screened.regret(),
                        screened.audited(),
                        screened.suspended());
    }

    private static List<String> row(Mark mark, MetricWords metric) {
        var regret = mark.regret();
        return List.of(
                Said.count(mark.round()),
                fixed(mark.tau()),
                fixed(mark.agreement()),
                Said.count(mark.audited()),
                regret == null ? "" : metric.full(regret),
                mark.suspended() ? "suspended" : "ranks");
    }

    private static String fixed(@Nullable Double value) {
        return value == null ? "" : Said.fixed(value, 2);
    }
}
