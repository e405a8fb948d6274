package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Puts the page of one experiment together. */
@Singleton
final class ExperimentPages {

    private final Heads heads;
    private final Strips strips;
    private final Panels panels;
    private final RunningLines running;
    private final Settings settings;
    private final Clock clock = Clock.systemUTC();

    ExperimentPages(Heads heads, Strips strips, Panels panels, RunningLines running, Settings settings) {
        this.heads = heads;
        this.strips = strips;
        this.panels = panels;
        this.running = running;
        this.settings = settings;
    }

    ExperimentPageView page(ExperimentView view, Tab tab, TrialLists.Asked asked) {
        var now = Instant.now(clock);
        return new ExperimentPageView(
                heads.head(view, now),
                strips.strip(view),
                tabs(view, tab),
                panels.panel(view, tab, asked, tab == Tab.SETTINGS ? settings.view(view) : null),
                tab == Tab.OVERVIEW ? running.lines(view) : List.of(),
                Forms.of(view),
                !view.status().active());
    }

    private static List<Tab.Link> tabs(ExperimentView view, Tab current) {
        return Arrays.stream(Tab.values())
                .map(tab -> new Tab.Link(tab, count(view, tab), "?tab=" + tab.key(), tab == current))
                .toList();
    }

    private static String count(ExperimentView view, Tab tab) {
        return switch (tab) {
            case FRONT -> Said.count(view.front());
            case TRIALS -> Said.count(view.trials());
            case ROUNDS -> Said.count(view.rounds());
            case OVERVIEW, EVENTS, SETTINGS -> "";
        };
    }
}
