package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hill climbing: evaluate all neighbours, move to the best, start again elsewhere when none is better. With several
 * objectives a neighbour is better when it dominates.
 *
 * @see <a href="https://arxiv.org/abs/2005.02960">White et al., UAI 2021, Algorithm 1</a>
 */
@Singleton
public final class LocalSearch implements SearchMethod<LocalSearch.Params, LocalSearch.State> {

    /** It has no settings. */
    public record Params() {}

    /**
     * Where it stands.
     *
     * @param center the best of this climb, or null when a new climb begins
     * @param best the best of its neighbours so far, or null when none is better
     * @param left neighbours not evaluated yet
     * @param climbs climbs begun
     */
    public record State(@Nullable Scored center, @Nullable Scored best, List<Architecture> left, int climbs) {
        public State {
            left = List.copyOf(left);
        }
    }

    @Override
    public MethodInfo<Params, State> info() {
        return new MethodInfo<>(
                "local-search",
                "Evaluates all neighbours, moves to the best, and starts again elsewhere when none is better.",
                "White et al., UAI 2021, arXiv:2005.02960",
                Params.class,
                State.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, SearchSpace space, Params params) {
        return space.size() == 1
                        || !space.neighbors(space.sample(new SplittableRandom(0)))
                                .isEmpty()
                ? List.of()
                : List.of(
                        "The method local-search needs a space that lists neighbours, which %s does not.\nMaybe use regularized-evolution, which needs mutation only."
                                .formatted(space.name()));
    }

    @Override
    public State start(SearchContext<Params> context) {
        return new State(null, null, List.of(), 0);
    }

    @Override
    public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
        var center = state.center();
        var open = state.left().stream().filter(context::affords).toList();
        if (center == null || open.isEmpty()) {
            return Stream.generate(() -> new Candidate(context.space().sample(context.random()), List.of(), "random"))
                    .limit(count)
                    .toList();
        }
        return open.stream()
                .limit(count)
                .map(neighbor -> new Candidate(neighbor, List.of(center.trial()), "neighbor"))
                .toList();
    }

    @Override
    public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
        var best = state.best();
        var evaluated = new HashSet<Architecture>();
        for (var trial : trials) {
            evaluated.add(trial.candidate().architecture());
            var scored = Scored.of(trial, context.problem().objectives());
            if (scored.isPresent() && beats(scored.get(), best, state.center())) {
                best = scored.get();
            }
        }
        var left = state.left().stream()
                .filter(neighbor -> !evaluated.contains(neighbor) && context.affords(neighbor))
                .toList();
        if (!left.isEmpty()) {
            return new State(state.center(), best, left, state.climbs());
        }
        return best == null
                ? new State(null, null, List.of(), state.climbs())
                : climb(best, context, state.climbs() + (state.center() == null ? 1 : 0));
    }

    private static boolean beats(Scored scored, @Nullable Scored best, @Nullable Scored center) {
        return (best == null || scored.dominates(best)) && (center == null || scored.dominates(center));
    }

    /** The next neighbourhood, without what cannot be afforded; none left means that the climb has ended. */
    private static State climb(Scored center, SearchContext<Params> context, int climbs) {
        var neighbors = new ArrayList<>(context.space().neighbors(center.architecture()).stream()
                .filter(context::affords)
                .toList());
        Collections.shuffle(neighbors, context.random());
        return neighbors.isEmpty()
                ? new State(null, null, List.of(), climbs)
                : new State(center, null, neighbors, climbs);
    }
}
