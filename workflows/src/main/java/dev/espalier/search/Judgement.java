package dev.espalier.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How a screen did in a round: what it expected against what was measured.
 *
 * @param tau Kendall's rank correlation of the two over the round's trials, -1 to 1; null where it has none
 * @param agreement the same over the trials of the last rounds, which the circuit breaker goes by; null while they are
 *     too few
 * @param regret by how much the best audited trial beat the best one that was kept, in the first objective's unit, at
 *     least 0; null where nothing was audited
 * @param audited trials that were evaluated though the screen had dropped them
 * @param threshold under which agreement suspends the screen
 * @param rounds that the breaker looks back on
 * @param suspended whether the round's candidates were taken as the method proposed them
 * @param next whether those of the next round will be
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Judgement(
        @Nullable Double tau,
        @Nullable Double agreement,
        @Nullable Double regret,
        int audited,
        double threshold,
        int rounds,
        boolean suspended,
        boolean next) {}
