package dev.espalier.method;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.search.Candidate;
import dev.espalier.search.Metric;
import dev.espalier.search.SearchProblem;
import dev.espalier.search.Trial;
import dev.espalier.setting.Ranges;
import dev.espalier.setting.Setting;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.SequentialSpace;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
public final class AgNet implements SurrogateMethod<AgNet.Params, AgNet.State> {

    static final String PAPER = "paper";
    static final String PAIRED = "paired";
    static final String NETWORK = "network";
    static final String BOOSTED_TREES = "boosted-trees";
    static final String BOOSTED_TREES_RANKING = "boosted-trees-ranking";
    static final String NOTHING = "nothing";
    static final String LATENT_OPTIMIZATION = "latent-optimization";
    static final String BACK_PROPAGATION = "back-propagation";

    /**
     * Its settings.
     *
     * @param mode which generator and surrogate there are
     * @param initial random architectures before the generator learns
     * @param samples architectures generated in a round
     * @param exploration share of them that is drawn at random instead
     * @param sharpness of the rank weights
     * @param elite how many of the best have all their neighbours among the candidates
     * @param whole up to how many architectures a space may have for all that is left of it to be candidates where there
     *     are limits or several objectives
     * @param first how the initial ones are chosen, as {@link FirstBatch} says
     * @param passes over all that is known, in a round, by the network
     * @param pretraining steps before the search
     * @param latents that a batch shares
     * @param turn evaluations after which the second of two cells is searched
     * @param without what is left out, to see what it is worth
     * @param repaired whether the first links of graphs are as in architectures, and ranks within limits begin at 1
     * @param predictor what says how good architectures will be
     */
    public record Params(
            @Setting(
                    standard = PAIRED,
                    summary =
                            "paired: a table of probabilities and a surrogate that ranks; paper: the networks as published.")
            String mode,

            @Setting(standard = "16", summary = "Random architectures before the generator learns; 2 to 10000.")
            int initial,

            @Setting(standard = "3000", summary = "Architectures generated in a round (paired); 1 to 20000.")
            int samples,

            @Setting(standard = "0.1", summary = "Share of them that is drawn at random instead (paired); 0 to 1.")
            double exploration,

            @Setting(
                    standard = "0.01",
                    summary = "How many evaluations, as a share, count about as much as the best; above 0, to 10.")
            double sharpness,

            @Setting(
                    standard = "16",
                    summary = "How many of the best have their neighbours asked about (paired); 0 to 1000.")
            int elite,

            @Setting(
                    standard = "20000",
                    summary =
                            "With limits or several objectives a space of at most so many architectures is asked about whole (paired); 0 to 50000.")
            int whole,

            @Setting(standard = "largest", summary = FirstBatch.SUMMARY)
            String first,

            @Setting(
                    standard = "30",
                    summary =
                            "How often a round goes through all that is known (paper; 15 for NAS-Bench-101 and DARTS as published); 1 to 1000.")
            int passes,

            @Setting(standard = "20000", summary = "Steps of training before the search (paper); 1 to 1000000.")
            int pretraining,

            @Setting(
                    standard = "2",
                    summary =
                            "Latent vectors that a batch shares (paper; 16 as published, at several times the cost); 1 to 32.")
            int latents,

            @Setting(
                    standard = "152",
                    summary = "Evaluations after which the second of two cells is searched (paper); 2 to 100000.")
            int turn,

            @Setting(
                    standard = NOTHING,
                    summary =
                            "What is left out to see what it is worth (paper): nothing, latent-optimization or back-propagation.")
            String without,

            @Setting(
                    standard = "no",
                    summary =
                            "Whether slips of the authors' code are mended (paper): the first links of a graph are as in architectures, ranks within limits begin at 1.")
            boolean repaired,

            @Setting(
                    standard = NETWORK,
                    summary =
                            "What predicts accuracies (paper): network; or boosted-trees or boosted-trees-ranking, which go through all that is known once a round.")
            String predictor) {
        public Params {
            Knowledge.Pool.requireSizes(initial, samples, elite, whole);
            FirstBatch.of(first);
            requireOneOf("mode", mode, PAIRED, PAPER);
            require(exploration >= 0 && exploration <= 1, "exploration", exploration, "from 0 to 1");
            require(sharpness > 0 && sharpness <= 10, "sharpness", sharpness, "above 0 and at most 10");
            Ranges.between("passes", passes, 1, 1_000);
            Ranges.between("pretraining", pretraining, 1, 1_000_000);
            Ranges.between("latents", latents, 1, 32);
            Ranges.between("turn", turn, 2, 100_000);
            requireOneOf("predictor", predictor, NETWORK, BOOSTED_TREES, BOOSTED_TREES_RANKING);
            requireOneOf("without", without, NOTHING, LATENT_OPTIMIZATION, BACK_PROPAGATION);
        }

        Knowledge.Pool pool() {
            return new Knowledge.Pool(initial, samples, elite, whole, FirstBatch.of(first, asPublished()));
        }

        private boolean asPublished() {
            return mode.equals(PAPER);
        }

        boolean boosted() {
            return !predictor.equals(NETWORK);
        }

        private static void require(boolean holds, String name, Object value, String range) {
            if (!holds) {
                throw new IllegalArgumentException("The %s (%s) must be %s.".formatted(name, value, range));
            }
        }

        private static void requireOneOf(String name, String value, String... known) {
            require(List.of(known).contains(value), name, value, "one of " + String.join(", ", known));
        }
    }

    /**
     * What it has learned.
     *
     * @param pretrained how far the network is, before the first round; as published only
     * @param network all that the networks have learned, in base 64; empty before there is anything to learn from
     * @param anchor whose other cell new architectures have, where there are two
     * @param form of the networks, which go on in no other
     * @param infeasible evaluated, but beyond a limit that nothing told before; as published only
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record State(
            Knowledge knowledge,
            Pretraining.@Nullable Stage pretrained,
            String network,
            @Nullable Architecture anchor,
            String form,
            List<Scored> infeasible) {

        public State {
            network = network == null ? "" : network;
            form = form == null ? "" : form;
            infeasible = infeasible == null ? List.of() : List.copyOf(infeasible);
        }

        /** With nothing but what was evaluated. */
        State(Knowledge knowledge) {
            this(knowledge, null, "", null, "", List.of());
        }

        State with(Pretraining.Stage stage) {
            return new State(knowledge, stage, network, anchor, form, infeasible);
        }

        State with(Knowledge all, List<Scored> beyond) {
            return new State(all, pretrained, network, anchor, form, beyond);
        }

        State with(String learned, String as, @Nullable Architecture other) {
            return new State(knowledge, pretrained, learned, other, as, infeasible);
        }
    }

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
        if (params.asPublished()) {
            return PaperProblems.of(problem, space, params);
        }
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
    public Warmup<State> warmUp(State state, SearchContext<Params> context, Work work) {
        return context.params().asPublished()
                ? new PublishedAgNet(context).warmUp(state, work)
                : new Warmup<>(state, true, 0);
    }

    @Override
    public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
        return context.params().asPublished()
                ? new PublishedAgNet(context).ask(state, count)
                : state.knowledge().ask(context, context.params().pool(), best -> generator(best, context), count);
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
        return context.params().asPublished()
                ? SurrogateMethod.super.screen(state, context, candidates, keep)
                : state.knowledge().screen(context, context.params().pool(), candidates, keep);
    }

    @Override
    public boolean surrogates(Params params) {
        return !params.asPublished();
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
        return state.knowledge().unscreened(context, context.params().pool(), best -> generator(best, context), count);
    }

    @Override
    public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
        return context.params().asPublished()
                ? new PublishedAgNet(context).tell(state, trials, work)
                : new State(state.knowledge().with(trials, context));
    }
}
