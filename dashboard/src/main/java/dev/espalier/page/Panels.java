package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.History;
import dev.espalier.ledger.Rounds;
import dev.espalier.ledger.Trials;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what a tab shows. */
@Singleton
final class Panels {

    private static final int FEW = 6;
    private static final int MANY = 50;
    private static final int MOST_FRONT = 200;

    private final Rounds rounds;
    private final History history;
    private final Trials trials;
    private final TrialLines lines;
    private final TrialLists lists;

    Panels(Rounds rounds, History history, Trials trials, TrialLines lines, TrialLists lists) {
        this.rounds = rounds;
        this.history = history;
        this.trials = trials;
        this.lines = lines;
        this.lists = lists;
    }

    PanelView panel(ExperimentView view, Tab tab, TrialLists.Asked asked, @Nullable SettingsView settings) {
        var panel = new Parts(view, tab, asked.cursor());
        return switch (tab) {
            case OVERVIEW ->
                panel.with(
                        Figures.overview(view, history.totals(view.id())),
                        panel.rounds(rounds.page(view.id(), null, FEW).items()),
                        front(view, FEW),
                        EventLine.of(history.page(view.id(), null, FEW).items()),
                        null);
            case FRONT -> panel.with(List.of(), List.of(), front(view, MOST_FRONT), List.of(), null);
            case TRIALS -> panel.trials(lists.view(view, asked));
            case ROUNDS -> {
                var page = rounds.page(view.id(), asked.cursor(), MANY);
                yield panel.with(List.of(), panel.rounds(page.items()), List.of(), List.of(), page.next());
            }
            case EVENTS -> {
                var page = history.page(view.id(), asked.cursor(), MANY);
                yield panel.with(
                        Figures.crashes(view, history.totals(view.id())),
                        List.of(),
                        List.of(),
                        EventLine.of(page.items()),
                        page.next());
            }
            case TIMELINE -> panel.with(List.of(), List.of(), List.of(), List.of(), null);
            case SETTINGS -> panel.settings(settings);
        };
    }

    private List<TrialLine> front(ExperimentView view, int most) {
        var front = trials.front(view.id());
        return lines.lines(view, front.subList(0, Math.min(most, front.size())));
    }

    /** A panel under construction: what is common to all tabs. */
    private record Parts(
            ExperimentView view, Tab tab, @Nullable String cursor) {

        private MetricWords metric() {
            return MetricWords.objective(view.experiment());
        }

        List<RoundLine> rounds(List<dev.espalier.ledger.RoundView> newest) {
            return RoundLine.of(view.id(), metric(), newest);
        }

        PanelView with(
                List<Figure> figures,
                List<RoundLine> rounds,
                List<TrialLine> front,
                List<EventLine> events,
                @Nullable String next) {
            var address = next == null
                    ? null
                    : new Query().and("tab", tab.key()).and("cursor", next).toString();
            return made(figures, rounds, front, events, null, null, address);
        }

        PanelView trials(TrialsView trials) {
            return made(List.of(), List.of(), List.of(), List.of(), trials, null, trials.next());
        }

        PanelView settings(@Nullable SettingsView settings) {
            return made(List.of(), List.of(), List.of(), List.of(), null, settings, null);
        }

        /** Before the first round is closed, whether one was asked for. */
        private boolean screened(List<RoundLine> rounds) {
            var asked = view.experiment().screen();
            return rounds.isEmpty()
                    ? asked != null && !asked.name().equals("none")
                    : rounds.stream().anyMatch(round -> !round.filtered().isEmpty());
        }

        private PanelView made(
                List<Figure> figures,
                List<RoundLine> rounds,
                List<TrialLine> front,
                List<EventLine> events,
                @Nullable TrialsView trials,
                @Nullable SettingsView settings,
                @Nullable String next) {
            var columns = view.slots().stream().map(MetricWords::of).toList();
            return new PanelView(
                    view.id(),
                    tab,
                    metric(),
                    FrontData.title(columns),
                    FrontData.note(view),
                    Limits.words(view.experiment()),
                    columns,
                    figures,
                    rounds,
                    screened(rounds),
                    front,
                    events,
                    trials,
                    settings,
                    next,
                    cursor == null);
        }
    }
}
