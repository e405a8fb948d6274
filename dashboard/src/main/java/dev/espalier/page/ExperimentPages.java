package dev.espalier.page;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Moment;
import dev.espalier.ledger.Notes;
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
    private final Decisions decisions;
    private final Families families;
    private final Notes notes;
    private final Clock clock = Clock.systemUTC();

    ExperimentPages(
            Heads heads,
            Strips strips,
            Panels panels,
            RunningLines running,
            Settings settings,
            Timelines timelines,
            Decisions decisions,
            Families families,
            Notes notes) {
        this.heads = heads;
        this.strips = strips;
        this.panels = panels;
        this.running = running;
        this.settings = settings;
        this.timelines = timelines;
        this.decisions = decisions;
        this.families = families;
        this.notes = notes;
    }

    ExperimentPageView page(Moment moment, ExperimentPage.ListQuery query) {
        var view = moment.view();
        var tab = query.tab();
        var now = Instant.now(clock);
        return new ExperimentPageView(
                heads.head(moment.now(), now),
                strips.strip(moment.now()),
                tabs(moment, tab),
                panels.panel(moment, tab, query.asked(), tab == Tab.SETTINGS ? settings.view(view) : null),
                tab == Tab.OVERVIEW && moment.closed() == null ? running.lines(view) : List.of(),
                tab == Tab.TIMELINE ? timelines.view(view, query.timeline(moment)) : null,
                tab == Tab.DECISIONS ? decisions.view(moment, query.of) : null,
                tab == Tab.LINEAGE ? families.view(moment, query.trial, query.as.equals("table")) : null,
                moment.closed() == null ? null : ThenView.of(view, moment.closed()),
                tab == Tab.OVERVIEW ? NotesView.of(notes.of(view.id())) : null,
                Forms.of(moment.now()),
                !moment.now().status().active());
    }

    ProgressView progress(Moment moment, Tab tab) {
        return new ProgressView(
                heads.head(moment.now(), Instant.now(clock)), strips.strip(moment.now()), tabs(moment, tab));
    }

    private static List<Tab.Link> tabs(Moment moment, Tab current) {
        return Arrays.stream(Tab.values())
                .map(tab -> new Tab.Link(tab, count(moment.view(), tab), address(moment, tab), tab == current))
                .toList();
    }

    private static String address(Moment moment, Tab tab) {
        return new Query().and("tab", tab.key()).and("round", moment.round()).toString();
    }

    private static String count(ExperimentView view, Tab tab) {
        return switch (tab) {
            case FRONT -> Said.count(view.front());
            case TRIALS -> Said.count(view.trials());
            case ROUNDS -> Said.count(view.rounds());
            case OVERVIEW, DECISIONS, CURVES, TIMELINE, EVENTS, LINEAGE, SETTINGS -> "";
        };
    }
}
