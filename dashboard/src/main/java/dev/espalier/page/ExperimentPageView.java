package dev.espalier.page;

import java.util.List;

/**
 * The page of one experiment.
 *
 * @param running evaluations under way, on the tab that shows them
 */
public record ExperimentPageView(
        HeadView head,
        StripView strip,
        List<Tab.Link> tabs,
        PanelView panel,
        List<RunningLine> running,
        FormsView forms,
        boolean quiet) {}
