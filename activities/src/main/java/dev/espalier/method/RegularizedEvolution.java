package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Trial;
import dev.espalier.setting.Setting;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Aging evolution: mutate the best of a random sample, drop the oldest. With several objectives the best is the one
 * that the fewest of the population dominate.
 *
 * @see <a href="https://arxiv.org/abs/1802.01548">Real et al., AAAI 2019, Algorithm 1</a>
 */
@Singleton
public final class RegularizedEvolution
        implements SearchMethod<RegularizedEvolution.Params, RegularizedEvolution.State> {

    /**
     * Its settings.
     *
     * @param population members kept
     * @param sample members drawn with replacement for one tournament
     */
    public record Params(
            @Setting(standard = "50", summary = "Members kept, the oldest leaves first; 2 to 10000.")
            int population,

            @Setting(standard = "10", summary = "Members drawn for one tournament; 1 to the population.")
            int sample) {
        public Params {
            if (population < 2 || population > 10_000) {
                throw new IllegalArgumentException(
                        "The population (%d) must be from 2 to 10000.".formatted(population));
            }
            if (sample < 1 || sample > population) {
                throw new IllegalArgumentException(
                        "The sample (%d) must be from 1 to the population (%d).".formatted(sample, population));
            }
        }
    }

    /**
     * What it has learned.
     *
     * @param members oldest first
     */
    public record State(List<Scored> members) {
        public State {
            members = List.copyOf(members);
        }
    }

    @Override
    public MethodInfo<Params, State> info() {
        return new MethodInfo<>(
                "regularized-evolution",
                "Mutates the best of a random sample of its population and drops the oldest member.",
                "Real et al., AAAI 2019, arXiv:1802.01548",
                Params.class,
                State.class);
    }

    @Override
    public State start(SearchContext<Params> context) {
        return new State(List.of());
    }

    @Override
    public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
        var ranks = new Ranks(state.members());
        return Stream.generate(() -> propose(state, ranks, context))
                .limit(count)
                .toList();
    }

    private static Candidate propose(State state, Ranks ranks, SearchContext<Params> context) {
        if (state.members().size() < context.params().population()) {
            return new Candidate(context.space().sample(context.random()), List.of(), "random");
        }
        var parent = tournament(state.members(), ranks, context);
        var child = context.space().mutate(parent.architecture(), context.random());
        return new Candidate(child, List.of(parent.trial()), "mutation");
    }

    private static Scored tournament(List<Scored> members, Ranks ranks, SearchContext<Params> context) {
        int best = context.random().nextInt(members.size());
        for (int i = 1; i < context.params().sample(); i++) {
            int rival = context.random().nextInt(members.size());
            best = ranks.of(rival) < ranks.of(best) ? rival : best;
        }
        return members.get(best);
    }

    @Override
    public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
        var members = new ArrayList<>(state.members());
        for (var trial : trials) {
            Scored.of(trial, context.problem().objectives()).ifPresent(members::add);
        }
        int excess = Math.max(0, members.size() - context.params().population());
        return new State(members.subList(excess, members.size()));
    }
}
