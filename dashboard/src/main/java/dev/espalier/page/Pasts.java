package dev.espalier.page;

import dev.espalier.control.Unknown;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Moment;
import dev.espalier.ledger.Moments;
import dev.espalier.ledger.RoundView;
import dev.espalier.ledger.Rounds;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the moment that an address asks for: now, or after a round. */
@Singleton
final class Pasts {

    private final Moments moments;
    private final Rounds rounds;

    Pasts(Moments moments, Rounds rounds) {
        this.moments = moments;
        this.rounds = rounds;
    }

    /**
     * The moment after a round.
     *
     * @param round from 1, or empty for now
     */
    Moment moment(ExperimentView now, String round) {
        return round.isBlank()
                ? Moments.now(now)
                : number(round).flatMap(rounds -> moments.after(now, rounds)).orElseThrow(() -> unknown(now, round));
    }

    RoundView closed(ExperimentView now, String round) {
        return number(round)
                .flatMap(number -> rounds.find(now.id(), number - 1))
                .orElseThrow(() -> unknown(now, round));
    }

    private static Optional<Integer> number(String round) {
        return round.strip().matches("[1-9][0-9]{0,8}")
                ? Optional.of(Integer.valueOf(round.strip()))
                : Optional.empty();
    }

    private static Unknown unknown(ExperimentView now, String round) {
        return new Unknown("The experiment (%s) has closed no round (%s); it has closed %s, counted from 1."
                .formatted(now.id(), round, Said.count(now.rounds())));
    }
}
