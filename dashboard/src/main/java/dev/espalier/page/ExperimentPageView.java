package dev.espalier.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one experiment.
 *
 * @param running evaluations under way, on the tab that shows them
 * @param timeline on its tab, else null; as are {@code decisions} and {@code family}
 * @param then the round after which it is looked at, or null for now
 * @param notes on the overview, else null
 */
public record ExperimentPageView(
        HeadView head,
        StripView strip,
        List<Tab.Link> tabs,
        PanelView panel,
        List<RunningLine> running,
        @Nullable TimelineView timeline,
        @Nullable DecisionsView decisions,
        @Nullable FamilyView family,
        @Nullable ThenView then,
        @Nullable NotesView notes,
        FormsView forms,
        boolean quiet) {}
