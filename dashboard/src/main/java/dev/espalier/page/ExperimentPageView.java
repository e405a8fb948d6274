package dev.espalier.page;

import java.util.List;

/** The page of one experiment. */
public record ExperimentPageView(
        HeadView head, StripView strip, List<Tab.Link> tabs, PanelView panel, FormsView forms, boolean quiet) {}
