package dev.espalier.page;

import dev.espalier.draw.Meter;
import dev.espalier.file.RaceFile;
import dev.espalier.file.Text;
import dev.espalier.ledger.Status;
import dev.espalier.race.RaceStatus;
import dev.espalier.race.RaceView;
import dev.espalier.race.Scores;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts pages of races together. */
@Singleton
public final class RacePages {

    private final Scores scores;
    private final Clock clock = Clock.systemUTC();

    RacePages(Scores scores) {
        this.scores = scores;
    }

    RaceLine line(RaceView view) {
        var race = view.race();
        var badge = Badge.of(view.status());
        return new RaceLine(
                view.id(),
                race.name(),
                badge,
                String.join(", ", race.entrants()),
                race.tracks().stream().map(track -> track.name()).collect(Collectors.joining(", ")),
                Said.count(race.seeds().size()),
                Said.count(race.budget()),
                Said.count(view.begun() - view.underWay()),
                Said.count(race.runs()),
                meter(view),
                Said.shortTime(view.endedAt() == null ? view.createdAt() : view.endedAt(), Instant.now(clock)));
    }

    private static RawString meter(RaceView view) {
        double share = (double) (view.begun() - view.underWay()) / view.race().runs();
        return new RawString(Meter.of(
                share,
                Said.percent(share) + " of the runs",
                Badge.of(view.status()).style()));
    }

    /** The page as it stands; the report is the same without what can be pressed. */
    RacePageView page(RaceView view) {
        var race = view.race();
        var results = scores.of(view);
        var contests = new ArrayList<RacePageView.ContestView>();
        for (int i = 0; i < race.tracks().size(); i++) {
            contests.add(Contests.view(race, i, results.contests().get(i)));
        }
        var status = view.status();
        return new RacePageView(
                view.id(),
                race.name(),
                Badge.of(status),
                chips(view),
                RaceVerdict.of(view, results),
                meter(view),
                figures(view),
                race.tracks().size() > 1 && !results.ranks().isEmpty(),
                results.ranks().stream()
                        .map(rank -> new RacePageView.RankLine(
                                rank.method(),
                                Contests.look(race.entrants().indexOf(rank.method())),
                                Said.fixed(rank.mean(), 2)))
                        .toList(),
                contests,
                view.machine(),
                RaceFile.write(race, Text.Format.YAML).content(),
                status == RaceStatus.RUNNING,
                status == RaceStatus.PAUSED,
                status == RaceStatus.RUNNING || status == RaceStatus.PAUSED,
                status == RaceStatus.STOPPED,
                status.active());
    }

    private static List<String> chips(RaceView view) {
        var race = view.race();
        return List.of(
                Said.count(race.entrants().size(), "method"),
                Said.count(race.tracks().size(), "problem"),
                Said.count(race.seeds().size(), "seed"),
                Said.count(race.budget(), "trial") + " each");
    }

    private List<Figure> figures(RaceView view) {
        var race = view.race();
        int ended = view.begun() - view.underWay();
        var end = view.endedAt() == null ? Instant.now(clock) : view.endedAt();
        var took = Duration.between(view.createdAt(), end);
        int lost = view.count(Status.FAILED) + view.count(Status.STOPPED);
        return List.of(
                Figure.of(
                        "Runs ended",
                        Said.count(ended),
                        "of " + Said.count(race.runs()),
                        view.underWay() == 0 ? "none under way" : Said.count(view.underWay()) + " under way"),
                Figure.of(
                        "Evaluations",
                        Said.count(view.trials()),
                        "of " + Said.count((long) race.runs() * race.budget()),
                        "the same number for every run"),
                Figure.of(
                        "Incomplete",
                        Said.count(lost),
                        lost == 1 ? "run" : "runs",
                        lost == 0 ? "none failed or was stopped" : "failed or stopped, left out below"),
                Figure.of(
                        view.endedAt() == null ? "Since the start" : "From start to end",
                        Said.span(took),
                        "",
                        "%s at once".formatted(Said.count(race.concurrency(), "run"))));
    }
}
