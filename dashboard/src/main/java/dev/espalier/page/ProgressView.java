package dev.espalier.page;

import java.util.List;

/** How far an experiment is: what changes whatever of it is looked at. */
public record ProgressView(HeadView head, StripView strip, List<Tab.Link> tabs) {}
