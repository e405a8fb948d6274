package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Trial;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Samples independently: the baseline every method must beat.
 *
 * @see <a href="https://arxiv.org/abs/1902.07638">Li &amp; Talwalkar, UAI 2019</a>
 */
@Singleton
public final class RandomSearch implements SearchMethod<RandomSearch.Params, RandomSearch.State> {

    /** It has no settings. */
    public record Params() {}

    /** It learns nothing but how many trials there were, so that every round changes its state. */
    public record State(int trials) {}

    @Override
    public MethodInfo<Params, State> info() {
        return new MethodInfo<>(
                "random-search",
                "Samples independently: the baseline every method must beat.",
                "Li & Talwalkar, UAI 2019, arXiv:1902.07638",
                Params.class,
                State.class);
    }

    @Override
    public State start(SearchContext<Params> context) {
        return new State(0);
    }

    @Override
    public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
        return Stream.generate(() -> new Candidate(context.space().sample(context.random()), List.of(), "random"))
                .limit(count)
                .toList();
    }

    @Override
    public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
        return new State(state.trials() + trials.size());
    }
}
