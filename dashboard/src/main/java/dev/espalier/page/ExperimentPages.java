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
    private final Timelines timelines;
    private final Clock clock = Clock.systemUTC();

    ExperimentPages(
            Heads heads, Strips strips, Panels panels, RunningLines running, Settings settings, Timelines timelines) {
        this.heads = heads;
        this.strips = strips;
        this.panels = panels;
        this.running = running;
        this.settings = settings;
        this.timelines = timelines;
    }

    ExperimentPageView page(ExperimentView view, ExperimentPage.ListQuery query) {
        var tab = query.tab();
        var now = Instant.now(clock);
        return new ExperimentPageView(
                heads.head(view, now),
                strips.strip(view),
                tabs(view, tab),
                panels.panel(view, tab, query.asked(), tab == Tab.SETTINGS ? settings.view(view) : null),
                tab == Tab.OVERVIEW ? running.lines(view) : List.of(),
                tab == Tab.TIMELINE ? timelines.view(view, query.timeline()) : null,
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
            case OVERVIEW, TIMELINE, EVENTS, SETTINGS -> "";
        };
    }
}
