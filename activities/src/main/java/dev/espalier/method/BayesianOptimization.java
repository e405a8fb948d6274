package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Trial;
import dev.espalier.setting.Setting;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bayesian optimisation on a Gaussian process over graphs of operations: of random architectures and the neighbours of
 * the best it evaluates those that promise most.
 *
 * <p>Unlike the paper, candidates are not mutations only, ranks are fitted instead of values, decisions are compared
 * beside graphs, and a batch mixes expected improvement with bounds of growing optimism, since that found the optimum
 * of NAS-Bench-201 more often.
 *
 * @see <a href="https://arxiv.org/abs/2006.07556">Ru et al., ICLR 2021, Algorithm 1</a>
 */
@Singleton
public final class BayesianOptimization
        implements SearchMethod<BayesianOptimization.Params, BayesianOptimization.State> {

    /**
     * Its settings.
     *
     * @param initial random architectures before the surrogate is asked
     * @param samples random candidates it is asked about in a round
     * @param elite how many of the best have all their neighbours among the candidates
     */
    public record Params(
            @Setting(standard = "16", summary = "Random architectures before the surrogate decides; 2 to 10000.")
            int initial,

            @Setting(standard = "3000", summary = "Random candidates of a round; 1 to 20000.")
            int samples,

            @Setting(standard = "16", summary = "How many of the best have their neighbours asked about; 0 to 1000.")
            int elite) {
        public Params {
            requireRange("initial", initial, 2, 10_000);
            requireRange("samples", samples, 1, 20_000);
            requireRange("elite", elite, 0, 1_000);
        }

        private static void requireRange(String name, int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        "The %s (%d) must be from %d to %d.".formatted(name, value, least, most));
            }
        }
    }

    /** What it has learned. */
    public record State(Knowledge knowledge) {}

    @Override
    public MethodInfo<Params, State> info() {
        return new MethodInfo<>(
                "bayesian-optimization",
                "Evaluates what a Gaussian process over graphs of operations promises most of.",
                "Ru et al., ICLR 2021, arXiv:2006.07556",
                Params.class,
                State.class);
    }

    @Override
    public State start(SearchContext<Params> context) {
        return new State(Knowledge.NONE);
    }

    @Override
    public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
        if (learning(state, context)) {
            return Stream.generate(() -> sample(context)).limit(count).toList();
        }
        var params = context.params();
        return state.knowledge()
                .propose(context, new Knowledge.Pool(params.samples(), params.elite(), () -> sample(context)), count);
    }

    private static boolean learning(State state, SearchContext<Params> context) {
        return state.knowledge().measured().size() < context.params().initial();
    }

    private static Candidate sample(SearchContext<Params> context) {
        return new Candidate(context.space().sample(context.random()), List.of(), "random");
    }

    @Override
    public List<Candidate> screen(State state, SearchContext<Params> context, List<Candidate> candidates, int keep) {
        return candidates.size() <= keep || learning(state, context)
                ? SearchMethod.super.screen(state, context, candidates, keep)
                : state.knowledge().chosen(context, candidates, keep);
    }

    @Override
    public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
        return new State(state.knowledge().with(trials, context));
    }
}
