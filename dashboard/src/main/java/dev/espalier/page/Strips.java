package dev.espalier.page;

import dev.espalier.draw.Meter;
import dev.espalier.draw.Strip;
import dev.espalier.ledger.EventRow.Kind;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import dev.espalier.ledger.Forecasts;
import dev.espalier.ledger.Forecasts.Forecast;
import dev.espalier.ledger.History;
import dev.espalier.ledger.RoundView;
import dev.espalier.ledger.Rounds;
import dev.espalier.ledger.Warmup;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the strip: rounds done, running and to come, marks where something happened, and the forecast. */
@Singleton
final class Strips {

    private static final String ICONS = "/img/icons.svg";
    private static final int SPACED = 400;
    private static final int MOST_MARKS = 12;
    private static final Set<Kind> MARKED = EnumSet.of(
            Kind.RECOVERED, Kind.CHANGED, Kind.FORKED, Kind.PAUSED, Kind.VERIFIED, Kind.UNSCREENED, Kind.SCREENED);

    private final Experiments experiments;
    private final Rounds rounds;
    private final History history;
    private final Forecasts forecasts;

    Strips(Experiments experiments, Rounds rounds, History history, Forecasts forecasts) {
        this.experiments = experiments;
        this.rounds = rounds;
        this.history = history;
        this.forecasts = forecasts;
    }

    StripView strip(ExperimentView view) {
        var warming = view.warming();
        return warming == null ? rounds(view) : warmUp(view, warming);
    }

    private static StripView warmUp(ExperimentView view, Warmup warming) {
        var share = Said.percent(warming.share());
        return new StripView(
                "Warm-up " + share,
                warming.words(),
                warming.progress().note(),
                view.warmedUpAt().map(end -> end(warming, end)).orElse(""),
                ", then the first round begins",
                0,
                1,
                new RawString(Meter.of(
                        warming.share(),
                        "%s of the warm-up".formatted(share),
                        Badge.of(view.status()).style())));
    }

    private static String end(Warmup warming, Instant end) {
        boolean soon = Duration.between(warming.at(), end).toHours() == 0;
        return (soon ? Said.clock(end) : Said.time(end)) + " UTC";
    }

    private StripView rounds(ExperimentView view) {
        var experiment = view.experiment();
        var budget = experiment.budget();
        var forecast = forecasts.of(view);
        int expected = expected(view, forecast);
        var drawn = new Strip.Rounds(view.rounds(), expected, view.status().active());
        int total =
                Math.max(1, Math.max(expected, view.rounds() + (view.status().active() ? 1 : 0)));
        return new StripView(
                round(view, expected),
                "%s%s trials"
                        .formatted(
                                Said.count(view.trials()),
                                Limits.limitsTrials(budget) ? " of " + Said.count(budget.trials()) : ""),
                gpu(view),
                forecast.map(ends -> Said.time(ends.end()) + " UTC").orElse(""),
                forecast.map(Strips::rest).orElse(""),
                view.rounds(),
                total,
                new RawString(Strip.of(drawn, marks(view), ICONS)));
    }

    private static int expected(ExperimentView view, Optional<Forecast> forecast) {
        if (!view.status().active()) {
            return view.rounds();
        }
        int batch = view.experiment().batch();
        return forecast.map(ends ->
                        view.rounds() + (int) Math.ceilDiv(Math.max(0, ends.trials() - view.trials()), batch))
                .orElseGet(() -> Limits.expectedRounds(view.experiment()));
    }

    private static String round(ExperimentView view, int expected) {
        if (!view.status().active()) {
            return Said.count(view.rounds(), "round");
        }
        var of = expected > view.rounds() ? " of " + Said.count(expected) : "";
        return "Round %s%s".formatted(Said.count(view.rounds() + 1), of);
    }

    private static String gpu(ExperimentView view) {
        var budget = view.experiment().budget();
        return Limits.limitsGpu(budget)
                ? "%s of %s"
                        .formatted(
                                Said.gpuTime(view.gpuSeconds()),
                                Said.gpuTime(budget.gpuTime().toSeconds()))
                : Said.gpuTime(view.gpuSeconds());
    }

    private static String rest(Forecast forecast) {
        var doubt = forecast.plusMinus().toSeconds() < 1 ? "" : " ± " + Said.duration(forecast.plusMinus());
        return "%s, at %s".formatted(doubt, Said.gpuTime(forecast.gpuSeconds()));
    }

    private List<Strip.Mark> marks(ExperimentView view) {
        var events = history.page(view.id(), null, 100).items().stream()
                .filter(event -> MARKED.contains(event.kind()))
                .limit(MOST_MARKS)
                .toList();
        if (events.isEmpty()) {
            return List.of();
        }
        var closed = rounds.spaced(view.id(), SPACED);
        var forks = forks(view, events);
        var marks = new ArrayList<Strip.Mark>();
        for (var event : events.reversed()) {
            var badge = Badge.of(event.kind());
            marks.add(new Strip.Mark(
                    forks.getOrDefault(event.title(), roundsBy(event.at(), closed)),
                    badge.style(),
                    badge.icon(),
                    "%s, %s UTC".formatted(event.title(), Said.time(event.at())),
                    "/experiments/%s?tab=events#e%d".formatted(view.id(), event.id())));
        }
        return marks;
    }

    /** By id, after which round each was made: that is where they branch off, whenever somebody did it. */
    private Map<String, Integer> forks(ExperimentView view, List<History.Event> events) {
        if (events.stream().noneMatch(event -> event.kind() == Kind.FORKED)) {
            return Map.of();
        }
        return experiments.forks(view.id()).stream()
                .collect(Collectors.toMap(ExperimentView::id, fork -> Objects.requireNonNullElse(fork.forkRound(), 0)));
    }

    private static int roundsBy(Instant at, List<RoundView> closed) {
        int rounds = 0;
        for (var round : closed) {
            if (!round.closedAt().isAfter(at)) {
                rounds = round.round() + 1;
            }
        }
        return rounds;
    }
}
