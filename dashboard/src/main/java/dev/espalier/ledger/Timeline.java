package dev.espalier.ledger;

import dev.espalier.ledger.EventRow.Kind;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads when who worked on which trials of an experiment's own rounds, a window at a time. */
@Singleton
public final class Timeline {

    private static final int MOST_EVENTS = 60;

    /** After which a round that was looked up goes on. */
    private static final List<Kind> BEGINNINGS =
            List.of(Kind.STARTED, Kind.WARMED, Kind.RESUMED, Kind.RECOVERED, Kind.RESTARTED);

    private final Training training;

    Timeline(Training training) {
        this.training = training;
    }

    /**
     * A window.
     *
     * @param stints in the order in which they began
     * @param closed when rounds were closed in it
     * @param events that happened in it, oldest first; the newest when there are very many
     * @param earlier cursor of the window before it, or null
     */
    public record Window(
            List<Stint> stints,
            List<Instant> closed,
            List<History.Event> events,
            @Nullable String earlier) {}

    /** @param next up to when those before them began, or null when there are none */
    private record Newest(List<Stint> stints, @Nullable Instant next) {}

    /**
     * The newest stints that had begun at some time.
     *
     * @param cursor where a later window began, or null
     * @param until only what had begun by then, or null for everything and what is under way
     */
    @Transactional
    public Window window(ExperimentView experiment, @Nullable String cursor, @Nullable Instant until, int most) {
        boolean now = cursor == null && until == null;
        var end = cursor == null
                ? Objects.requireNonNullElse(until, History.END)
                : Cursor.instant(Cursor.parts(cursor, 1).getFirst());
        var newest = attempted(experiment.id()) ? attempts(experiment.id(), end, most) : rounds(experiment, end, most);
        var stints = new ArrayList<>(newest.stints);
        if (now) {
            stints.addAll(training.stints(experiment));
        }
        if (stints.isEmpty()) {
            return new Window(List.of(), List.of(), List.of(), null);
        }
        stints.addAll(waits(experiment.id(), stints));
        stints.sort(Comparator.comparing(Stint::begun).thenComparing(Stint::lane));
        var from = stints.getFirst().begun();
        var to = now
                ? History.END
                : stints.stream()
                        .map(Stint::ended)
                        .max(Comparator.naturalOrder())
                        .orElse(History.END);
        return new Window(
                stints,
                closed(experiment.id(), from, to),
                events(experiment.id(), from, to),
                newest.next == null ? null : Cursor.of(newest.next));
    }

    private static boolean attempted(String experiment) {
        return AttemptRow.<AttemptRow>find("id.experiment = ?1", experiment)
                        .range(0, 0)
                        .firstResult()
                != null;
    }

    private static Newest attempts(String experiment, Instant end, int most) {
        List<AttemptRow> rows = AttemptRow.<AttemptRow>find(
                        "id.experiment = ?1 and begunAt <= ?2 order by id.experiment desc, begunAt desc",
                        experiment,
                        end)
                .range(0, most)
                .list();
        // Those that began at the same instant as the first that finds no room wait for the window before with it.
        var next = rows.size() > most ? rows.getLast().begunAt : null;
        return new Newest(
                rows.stream()
                        .filter(row -> next == null || row.begunAt.isAfter(next))
                        .map(Stint::of)
                        .toList(),
                next);
    }

    /** Where nobody left a mark, each round is a stint from when it could begin to when it was closed. */
    private static Newest rounds(ExperimentView experiment, Instant end, int most) {
        List<RoundRow> rows = RoundRow.<RoundRow>find(
                        "id.experiment = ?1 and closedAt <= ?2 order by id.experiment desc, id.round desc",
                        experiment.id(),
                        end)
                .range(0, most)
                .list();
        if (rows.isEmpty()) {
            return new Newest(List.of(), null);
        }
        var beginnings = beginnings(experiment.id(), rows.getLast().closedAt, rows.getFirst().closedAt);
        var stints = new ArrayList<Stint>();
        for (int i = 0; i < Math.min(most, rows.size()); i++) {
            var row = rows.get(i);
            var before = i + 1 < rows.size() ? rows.get(i + 1).closedAt : experiment.startedAt();
            stints.add(round(experiment, row, begun(row, before, beginnings)));
        }
        return new Newest(stints, rows.size() > most ? rows.get(most).closedAt : null);
    }

    private static Stint round(ExperimentView experiment, RoundRow row, Instant begun) {
        return new Stint(
                new TrialKey(experiment.id(), row.id.round(), 0).trial(),
                row.id.round(),
                experiment.experiment().evaluator().name(),
                1,
                Stint.Kind.ROUND,
                begun,
                row.closedAt);
    }

    private static Instant begun(RoundRow row, @Nullable Instant before, List<Instant> beginnings) {
        var earliest = before == null || before.isAfter(row.closedAt) ? row.closedAt : before;
        return beginnings.stream()
                .filter(at -> at.isAfter(earliest) && at.isBefore(row.closedAt))
                .max(Comparator.naturalOrder())
                .orElse(earliest);
    }

    private static List<Instant> beginnings(String experiment, Instant from, Instant to) {
        return EventRow.<EventRow>list(
                        "experiment = ?1 and kind in ?2 and at >= ?3 and at <= ?4", experiment, BEGINNINGS, from, to)
                .stream()
                .map(event -> event.at)
                .toList();
    }

    /** When devices were waited for, as far as it began within the stints' time; up to now where they still are. */
    private static List<Stint> waits(String experiment, List<Stint> stints) {
        var from =
                stints.stream().map(Stint::begun).min(Comparator.naturalOrder()).orElseThrow();
        var to =
                stints.stream().map(Stint::ended).max(Comparator.naturalOrder()).orElseThrow();
        List<EventRow> rows = EventRow.list(
                "experiment = ?1 and kind in ?2 and at >= ?3 and (at <= ?4 or kind = ?5) order by id",
                experiment,
                List.of(Kind.WAITING, Kind.WAITED),
                from,
                to,
                Kind.WAITED);
        return rows.stream()
                .filter(row -> row.kind == Kind.WAITING && row.at.isBefore(to))
                .map(row -> wait(row, rows, to))
                .toList();
    }

    private static Stint wait(EventRow row, List<EventRow> rows, Instant to) {
        var waited = row.eventKey.substring(row.eventKey.indexOf(' '));
        var ended = rows.stream()
                .filter(other -> other.kind == Kind.WAITED && other.eventKey.endsWith(waited))
                .map(other -> other.at)
                .findFirst()
                .orElse(to);
        return new Stint("", 0, Waits.device(row), 1, Stint.Kind.WAITED, row.at, ended);
    }

    private static List<Instant> closed(String experiment, Instant from, Instant to) {
        return RoundRow.<RoundRow>list(
                        "id.experiment = ?1 and closedAt >= ?2 and closedAt <= ?3 order by id.round",
                        experiment,
                        from,
                        to)
                .stream()
                .map(row -> row.closedAt)
                .toList();
    }

    private static List<History.Event> events(String experiment, Instant from, Instant to) {
        List<EventRow> rows = EventRow.<EventRow>find(
                        "experiment = ?1 and at >= ?2 and at <= ?3 order by id desc", experiment, from, to)
                .range(0, MOST_EVENTS - 1)
                .list();
        return rows.reversed().stream().map(History::view).toList();
    }
}
