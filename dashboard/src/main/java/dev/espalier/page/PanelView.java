package dev.espalier.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tab of an experiment shows; parts that its tab does not have are empty or null.
 *
 * @param metric of the first objective
 * @param screened whether a screen is told of
 * @param columns of the tables of trials
 * @param frontNote why it trades off what nobody asked for, or empty
 * @param front best first
 * @param next address of the next page of the tab's list, or null
 * @param first whether this is the list's first page
 * @param past the round after which the search is looked at, from 1, or empty
 */
public record PanelView(
        String id,
        Tab tab,
        MetricWords metric,
        String frontTitle,
        String frontNote,
        String limits,
        List<MetricWords> columns,
        List<Figure> figures,
        List<RoundLine> rounds,
        boolean screened,
        List<TrialLine> front,
        List<EventLine> events,
        @Nullable TrialsView trials,
        @Nullable SettingsView settings,
        @Nullable String next,
        boolean first,
        String past) {}
