package dev.espalier.ledger;

import dev.espalier.search.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps the best trial of an experiment, and how it changed. */
final class Bests {

    private Bests() {}

    /** Takes the best within the limits from the front that the ledger keeps. */
    static void update(ExperimentRow row, Instant now) {
        update(row, Frontier.members(row).stream().map(Frontier::trial).toList(), now);
    }

    /** Takes the best within the limits from a front. */
    static void update(ExperimentRow row, List<dev.espalier.search.Trial> front, Instant now) {
        var best = Frontier.best(front, row.document);
        @Nullable
        Integer round = best.map(trial -> Frontier.key(row.id, trial).round()).orElse(null);
        @Nullable
        Integer place = best.map(trial -> Frontier.key(row.id, trial).place()).orElse(null);
        boolean same = Objects.equals(round, row.bestRound) && Objects.equals(place, row.bestPlace);
        row.frontSize = front.size();
        row.bestRound = round;
        row.bestPlace = place;
        row.bestFigure = best.map(trial -> ((Outcome.Measured) trial.outcome())
                        .measures()
                        .get(row.document.problem().objectives().getFirst().metric()))
                .orElse(null);
        if (!same) {
            write(row, now);
        }
    }

    private static void write(ExperimentRow row, Instant now) {
        var key = new BestRow.Key(row.id, row.trials, row.revision);
        BestRow known = BestRow.findById(key);
        var change = known == null ? new BestRow() : known;
        change.id = key;
        change.round = row.bestRound;
        change.place = row.bestPlace;
        change.figure = row.bestFigure;
        change.gpuSeconds = row.gpuSeconds;
        change.at = now;
        change.persist();
    }
}
