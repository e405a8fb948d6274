package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Metric;
import dev.espalier.search.Trial;
import dev.espalier.setting.Setting;
import jakarta.inject.Singleton;
import java.util.List;

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
        implements SurrogateMethod<BayesianOptimization.Params, BayesianOptimization.State> {

    /**
     * Its settings.
     *
     * @param initial random architectures before the surrogate is asked
     * @param samples random candidates it is asked about in a round
     * @param elite how many of the best have all their neighbours among the candidates
     * @param whole up to how many architectures a space may have for all that is left of it to be candidates where there
     *     are limits or several objectives
     * @param first how the initial ones are chosen: {@code random} or {@code training-free}
     */
    public record Params(
            @Setting(standard = "16", summary = "Random architectures before the surrogate decides; 2 to 10000.")
            int initial,

            @Setting(standard = "3000", summary = "Random candidates of a round; 1 to 20000.")
            int samples,

            @Setting(standard = "16", summary = "How many of the best have their neighbours asked about; 0 to 1000.")
            int elite,

            @Setting(
                    standard = "20000",
                    summary =
                            "With limits or several objectives a space of at most so many architectures is asked about whole; 0 to 50000.")
            int whole,

            @Setting(standard = "random", summary = FirstBatch.SUMMARY)
            String first) {
        public Params {
            Knowledge.Pool.requireSizes(initial, samples, elite, whole);
            FirstBatch.of(first);
        }

        private Knowledge.Pool pool() {
            return new Knowledge.Pool(initial, samples, elite, whole, FirstBatch.of(first));
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
    public List<Metric> foreknown(Params params) {
        return params.pool().first().foreknown();
    }

    @Override
    public State start(SearchContext<Params> context) {
        return new State(Knowledge.NONE);
    }

    @Override
    public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
        return state.knowledge().ask(context, context.params().pool(), _ -> () -> Knowledge.random(context), count);
    }

    @Override
    public List<Candidate> screen(State state, SearchContext<Params> context, List<Candidate> candidates, int keep) {
        return state.knowledge().screen(context, context.params().pool(), candidates, keep);
    }

    @Override
    public Knowledge knowledge(State state) {
        return state.knowledge();
    }

    @Override
    public int initial(Params params) {
        return params.initial();
    }

    @Override
    public List<Candidate> unscreened(State state, SearchContext<Params> context, int count) {
        return state.knowledge()
                .unscreened(context, context.params().pool(), _ -> () -> Knowledge.random(context), count);
    }

    @Override
    public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
        return new State(state.knowledge().with(trials, context));
    }
}
