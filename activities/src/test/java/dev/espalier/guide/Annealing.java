package dev.espalier.guide;

import dev.espalier.method.MethodInfo;
import dev.espalier.method.SearchContext;
import dev.espalier.method.SearchMethod;
import dev.espalier.method.Work;
import dev.espalier.search.Candidate;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.setting.Setting;
import dev.espalier.space.Architecture;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Simulated annealing: mutates where it stands, moves to what is better, and to what is worse the less, the longer the
 * search has lasted.
 *
 * @see <a href="https://doi.org/10.1126/science.220.4598.671">Kirkpatrick et al., Science 1983</a>
 */
@Singleton
public final class Annealing implements SearchMethod<Annealing.Params, Annealing.State> {

    /** Its settings. */
    public record Params(
            @Setting(standard = "1", summary = "Loss that is accepted at first, in the objective's unit; above 0.")
            double temperature,

            @Setting(standard = "0.98", summary = "What is left of the temperature after a round; 0 to 1.")
            double cooling) {
        public Params {
            if (temperature <= 0) {
                throw new IllegalArgumentException("The temperature (%s) must be above 0.".formatted(temperature));
            }
            if (cooling < 0 || cooling > 1) {
                throw new IllegalArgumentException("The cooling (%s) must be from 0 to 1.".formatted(cooling));
            }
        }
    }

    /**
     * What it has learned.
     *
     * @param here where it stands, or null before the first round
     */
    public record State(@Nullable Point here, double temperature) {}

    /** An evaluated architecture. */
    public record Point(String trial, Architecture architecture, double loss) {}

    @Override
    public MethodInfo<Params, State> info() {
        return new MethodInfo<>(
                "annealing",
                "Mutates where it stands and moves to what is better, at first to what is worse, too.",
                "Kirkpatrick et al., Science 1983",
                Params.class,
                State.class);
    }

    @Override
    public State start(SearchContext<Params> context) {
        return new State(null, context.params().temperature());
    }

    @Override
    public List<Candidate> ask(State state, SearchContext<Params> context, int count) {
        return Stream.generate(() -> propose(state.here(), context))
                .limit(count)
                .toList();
    }

    private static Candidate propose(@Nullable Point here, SearchContext<Params> context) {
        return here == null
                ? new Candidate(context.space().sample(context.random()), List.of(), "random")
                : new Candidate(
                        context.space().mutate(here.architecture(), context.random()),
                        List.of(here.trial()),
                        "mutation");
    }

    @Override
    public State tell(State state, SearchContext<Params> context, List<Trial> trials, Work work) {
        var here = state.here();
        var objective = context.problem().objectives().getFirst();
        for (var trial : trials) {
            if (trial.outcome() instanceof Outcome.Measured(var measures, var _, var _)) {
                var there = new Point(trial.id(), trial.candidate().architecture(), objective.loss(measures));
                if (here == null || accepts(there.loss() - here.loss(), state.temperature(), context)) {
                    here = there;
                }
            }
        }
        return new State(here, state.temperature() * context.params().cooling());
    }

    private static boolean accepts(double worse, double temperature, SearchContext<Params> context) {
        return worse <= 0 || context.random().nextDouble() < Math.exp(-worse / temperature);
    }
}
