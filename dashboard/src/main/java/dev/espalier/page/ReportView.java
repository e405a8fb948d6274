package dev.espalier.page;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * An experiment in a file of its own.
 *
 * @param comparison of it alone, for its curves and its front
 * @param best id of its best trial, or empty; {@code drawing} its architecture, {@code notation} that as text
 * @param measures of the best trial, each with where it comes from
 */
public record ReportView(
        HeadView head,
        List<Figure> figures,
        ComparisonView comparison,
        String best,
        String notation,
        RawString drawing,
        List<TrialPageView.Measure> measures,
        NotesView notes,
        SettingsView settings) {}
