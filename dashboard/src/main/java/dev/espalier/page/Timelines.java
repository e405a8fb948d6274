package dev.espalier.page;

import dev.espalier.draw.FoldedTime;
import dev.espalier.draw.Gantt;
import dev.espalier.ledger.EventRow.Kind;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.History;
import dev.espalier.ledger.Stint;
import dev.espalier.ledger.Timeline;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the timeline: lanes by worker and device, idle time folded and named, what was cut off beside what followed. */
@Singleton
final class Timelines {

    private static final int SHOWN = 200;
    private static final int MOST_BARRIERS = 60;
    private static final Set<Kind> MARKED =
            EnumSet.of(Kind.RECOVERED, Kind.RESTARTED, Kind.CHANGED, Kind.PAUSED, Kind.RESUMED, Kind.ENDED);

    private final Timeline timeline;

    Timelines(Timeline timeline) {
        this.timeline = timeline;
    }

    /**
     * What an address asks for.
     *
     * @param as {@code table}, or empty for the drawing
     * @param idle {@code shown}, or empty where it is folded
     */
    record Asked(@Nullable String cursor, @Nullable Instant until, String as, String idle) {

        Query query() {
            return new Query().and("tab", "timeline").and("as", as).and("idle", idle);
        }
    }

    TimelineView view(ExperimentView view, Asked asked) {
        var window = timeline.window(view, asked.cursor, asked.until, SHOWN);
        boolean table = asked.as.equals("table");
        boolean folded = !asked.idle.equals("shown");
        var here = asked.query().and("cursor", asked.cursor);
        var stints = window.stints();
        var lanes = Lanes.of(stints);
        var time = stints.isEmpty() ? null : FoldedTime.of(spans(stints), folded);
        return new TimelineView(
                time == null ? "" : title(time),
                new RawString(time == null || table ? "" : drawing(view, window, lanes, time)),
                keys(stints),
                table ? rows(view, stints) : List.of(),
                time == null ? "" : busy(lanes, time),
                window.earlier() == null
                        ? null
                        : asked.query().and("cursor", window.earlier()).toString(),
                asked.cursor == null,
                table,
                here.and("as", table ? "" : "table").toString(),
                folded,
                here.and("idle", folded ? "shown" : "").toString());
    }

    private static List<FoldedTime.Span> spans(List<Stint> stints) {
        var work = stints.stream()
                .filter(stint -> stint.kind() != Stint.Kind.WAITED)
                .toList();
        return (work.isEmpty() ? stints : work)
                .stream()
                        .map(stint -> new FoldedTime.Span(stint.begun(), stint.ended()))
                        .toList();
    }

    private static String title(FoldedTime time) {
        return "%s to %s UTC".formatted(Said.time(time.from()), Said.time(time.to()));
    }

    private static String drawing(ExperimentView view, Timeline.Window window, Lanes lanes, FoldedTime time) {
        var drawn = Stream.concat(lanes.workers().stream(), lanes.devices().stream())
                .map(lane -> new Gantt.Lane(
                        lane.name(),
                        lane.stints().stream()
                                .map(stint -> bar(view.id(), stint, lane.name()))
                                .toList()))
                .toList();
        var folds = time.folds().stream()
                .map(fold -> new Gantt.Fold(fold, hole(fold, window.events()), Said.duration(fold.length())))
                .toList();
        var marks = window.events().stream()
                .filter(event -> MARKED.contains(event.kind()))
                .map(event -> new Gantt.Mark(event.at(), Badge.of(event.kind()).style(), event.title()))
                .toList();
        var closed = window.closed().size() > MOST_BARRIERS ? List.<Instant>of() : window.closed();
        return Gantt.of(time, drawn, folds, marks, closed, "Timeline, " + title(time));
    }

    private static Gantt.Bar bar(String experiment, Stint stint, String lane) {
        return new Gantt.Bar(
                "s-%s-%s-%d".formatted(stint.trial(), stint.lane().replaceAll("[^A-Za-z0-9]", "_"), stint.number()),
                stint.begun(),
                stint.ended(),
                StintWords.style(stint.kind()),
                StintWords.name(stint),
                StintWords.title(stint, lane),
                StintWords.href(experiment, stint));
    }

    /** What the search did meanwhile, where its events tell. */
    private static String hole(FoldedTime.Span hole, List<History.Event> events) {
        var within = events.stream()
                .filter(event ->
                        !event.at().isBefore(hole.from()) && !event.at().isAfter(hole.to()))
                .map(History.Event::kind)
                .toList();
        if (within.contains(Kind.RECOVERED) || within.contains(Kind.RESTARTED)) {
            return "server off";
        }
        if (within.contains(Kind.PAUSED) || within.contains(Kind.RESUMED)) {
            return "paused";
        }
        return within.contains(Kind.ENDED) || within.contains(Kind.STARTED) ? "ended" : "idle";
    }

    private static List<TimelineView.Key> keys(List<Stint> stints) {
        var keys = new LinkedHashMap<String, TimelineView.Key>();
        for (var kind : Stint.Kind.values()) {
            if (stints.stream().anyMatch(stint -> stint.kind() == kind)) {
                var style = StintWords.style(kind);
                keys.putIfAbsent(StintWords.word(kind), new TimelineView.Key(style, StintWords.word(kind)));
            }
        }
        return List.copyOf(keys.values());
    }

    private static List<TimelineView.Row> rows(ExperimentView view, List<Stint> stints) {
        return stints.reversed().stream()
                .map(stint -> new TimelineView.Row(
                        StintWords.name(stint),
                        StintWords.href(view.id(), stint),
                        stint.kind() == Stint.Kind.WAITED ? "" : Said.count(stint.round() + 1),
                        stint.lane(),
                        StintWords.what(stint),
                        Said.time(stint.begun()).replaceFirst(",.*", ", ") + Said.clock(stint.begun()),
                        Said.clock(stint.ended()),
                        StintWords.took(stint)))
                .toList();
    }

    private static String busy(Lanes lanes, FoldedTime time) {
        double worked = lanes.workers().stream()
                .flatMap(lane -> lane.stints().stream())
                .mapToLong(
                        stint -> Duration.between(stint.begun(), stint.ended()).toMillis())
                .sum();
        double there = (double) lanes.workers().size() * time.drawn().toMillis();
        return lanes.workers().isEmpty() || there <= 0
                ? ""
                : "Workers were busy %s of the time drawn; the rest is waiting for the end of a round, for the method or for a device."
                        .formatted(Said.percent(Math.min(1, worked / there)));
    }
}
