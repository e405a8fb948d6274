package dev.espalier.method;

import dev.espalier.search.Candidate;
import dev.espalier.search.Metric;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.setting.Setting;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.SequentialSpace;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/**
 * AG-Net: a generator that learns from the best where to look, and a surrogate that says which of its architectures to
 * evaluate.
 *
 * <p>Unlike the paper, the generator is the table of rank-weighted probabilities to which its network converges, since
 * the network's latent vector is drawn without regard to the architecture it is trained on; and the surrogate is a
 * Gaussian process fitted to the architectures that were decoded, since one fitted to unrelated draws cannot rank.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022</a>
 */
@Singleton
public final class AgNet implements SearchMethod<AgNet.Params, AgNet.State> {

    /**
     * Its settings.
     *
     * @param initial random architectures before the generator learns
     * @param samples architectures generated in a round
     * @param exploration share of them that is drawn at random instead
     * @param sharpness of the rank weights
     * @param elite how many of the best have all their neighbours among the candidates
     * @param whole up to how many architectures a space may have for all that is left of it to be candidates
     * @param first how the initial ones are chosen: {@code random} or {@code training-free}
     */
    public record Params(
            @Setting(standard = "16", summary = "Random architectures before the generator learns; 2 to 10000.")
            int initial,

            @Setting(standard = "3000", summary = "Architectures generated in a round; 1 to 20000.")
            int samples,

            @Setting(standard = "0.1", summary = "Share of them that is drawn at random instead; 0 to 1.")
            double exploration,

            @Setting(
                    standard = "0.01",
                    summary = "How many evaluations, as a share, count about as much as the best; above 0, to 10.")
            double sharpness,

            @Setting(standard = "16", summary = "How many of the best have their neighbours asked about; 0 to 1000.")
            int elite,

            @Setting(
                    standard = "20000",
                    summary = "A space of at most so many architectures is asked about whole; 0 to 50000.")
            int whole,

            @Setting(standard = "random", summary = FirstBatch.SUMMARY)
            String first) {
        public Params {
            Knowledge.Pool.requireSizes(initial, samples, elite, whole);
            FirstBatch.of(first);
            require(exploration >= 0 && exploration <= 1, "exploration", exploration, "from 0 to 1");
            require(sharpness > 0 && sharpness <= 10, "sharpness", sharpness, "above 0 and at most 10");
        }

        private Knowledge.Pool pool() {
            return new Knowledge.Pool(initial, samples, elite, whole, FirstBatch.of(first));
        }

        private static void require(boolean holds, String name, double value, String range) {
            if (!holds) {
                throw new IllegalArgumentException("The %s (%s) must be %s.".formatted(name, value, range));
            }
        }
    }

    /** What it has learned: the generator's table follows from it. */
    public record State(Knowledge knowledge) {}

    @Override
    public MethodInfo<Params, State> info() {
        return new MethodInfo<>(
                "agnet",
                "Generates architectures like the best so far and evaluates those that a surrogate promises most of.",
                "Lukasik et al., ECCV 2022, arXiv:2203.08734",
                Params.class,
                State.class);
    }

    @Override
    public List<String> problems(SearchProblem problem, SearchSpace space, Params params) {
        return space instanceof SequentialSpace
                ? List.of()
                : List.of(
                        "The method agnet needs a space whose architectures are made by a sequence of choices, which %s is not.\nMaybe use bayesian-optimization, which needs samples only."
                                .formatted(space.name()));
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
        return state.knowledge().ask(context, context.params().pool(), best -> generator(best, context), count);
    }

    private static Supplier<Candidate> generator(List<Architecture> best, SearchContext<Params> context) {
        var params = context.params();
        var table = new RankWeighted((SequentialSpace) context.space(), best, params.sharpness());
        return () -> context.random().nextDouble() < params.exploration()
                ? Knowledge.random(context)
                : new Candidate(table.draw(context.random()), List.of(), "generator");
    }

    @Override
    public List<Candidate> screen(State state, SearchContext<Params> context, List<Candidate> candidates, int keep) {
        return state.knowledge().screen(context, context.params().pool(), candidates, keep);
    }

    @Override
    public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
        return new State(state.knowledge().with(trials, context));
    }
}
