package dev.espalier.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one experiment.
 *
 * @param running evaluations under way, on the tab that shows them
 * @param timeline on its tab, else null
 */
public record ExperimentPageView(
        HeadView head,
        StripView strip,
        List<Tab.Link> tabs,
        PanelView panel,
        List<RunningLine> running,
        @Nullable TimelineView timeline,
        FormsView forms,
        boolean quiet) {}
