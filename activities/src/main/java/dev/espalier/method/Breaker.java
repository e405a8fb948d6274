package dev.espalier.method;

import dev.espalier.surrogate.Agreement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a screen as long as what it expected agrees with what was measured. Once it does not, the search goes on
 * without; predictions go on, and when they agree again, the screen is trusted again. Each time it begins anew.
 *
 * @param suspended whether the screen is not trusted now
 * @param rounds the newest of those in which something was expected, oldest first
 */
public record Breaker(boolean suspended, List<Round> rounds) {

    /** Of a screen that has not been tried. */
    static final Breaker NEW = new Breaker(false, List.of());

    /** So many trials tell a surrogate from chance; small batches take more rounds until there are as many. */
    private static final int LEAST = 100;

    public Breaker {
        rounds = List.copyOf(rounds);
    }

    /** What was expected of a round's trials, and where they came in among what was known before. */
    public record Round(List<Double> expected, List<Double> measured) {
        public Round {
            expected = List.copyOf(expected);
            measured = List.copyOf(measured);
        }

        int size() {
            return expected.size();
        }

        @Nullable
        Double tau() {
            return Agreement.tau(expected, measured);
        }
    }

    /** After another round. */
    Breaker after(Round round, Screen.Params params) {
        if (round.size() == 0) {
            return this;
        }
        var seen = with(round, params);
        var agreement = seen.agreement(params);
        if (agreement == null || agreement < params.threshold() == suspended) {
            return seen;
        }
        return new Breaker(!suspended, List.of());
    }

    /** With another round, and without those that are too long ago. */
    Breaker with(Round round, Screen.Params params) {
        var window = new ArrayList<>(rounds);
        if (round.size() > 0) {
            window.add(round);
        }
        while (window.size() > params.rounds() && trials(window.subList(1, window.size())) >= LEAST) {
            window.removeFirst();
        }
        return new Breaker(suspended, window);
    }

    private static int trials(List<Round> rounds) {
        return rounds.stream().mapToInt(Round::size).sum();
    }

    /** Kendall's tau over all of them, or null while they are too few. */
    @Nullable
    Double agreement(Screen.Params params) {
        if (rounds.size() < params.rounds() || trials(rounds) < LEAST) {
            return null;
        }
        var tau = Agreement.tau(
                rounds.stream().flatMap(round -> round.expected().stream()).toList(),
                rounds.stream().flatMap(round -> round.measured().stream()).toList());
        // All alike: whoever expects the same of everything ranks nothing.
        return tau == null ? Double.valueOf(0) : tau;
    }
}
