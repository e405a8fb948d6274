package dev.espalier.method;

import dev.espalier.generator.Forecast;
import dev.espalier.generator.Generator.Drawn;
import dev.espalier.generator.Lesson;
import dev.espalier.space.Architecture;
import dev.espalier.space.GraphSpace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** In what the forms differ in which AG-Net was published: what is learned of architectures, and what chooses them. */
sealed interface Form permits AccuracyForm, HardwareForm, BoostedForm, ScoresForm {

    /** The one for a problem and settings that have none of {@link PaperProblems}. */
    static Form of(SearchContext<AgNet.Params> context) {
        if (context.params().boosted()) {
            return new BoostedForm(context);
        }
        if (PaperProblems.scored(context.problem())) {
            return new ScoresForm(context);
        }
        return PaperProblems.costs(context.problem()).stream()
                .findFirst()
                .<Form>map(cost -> new HardwareForm(context, cost))
                .orElseGet(() -> new AccuracyForm(context));
    }

    /** Tells its networks from those of other forms; empty for the first. */
    String name();

    Forecast forecast();

    /** Step of the optimiser. */
    double rate();

    /** How often a round goes through all that is known. */
    int passes();

    /** Draws of a round: so many, then twice as many, … until there are enough to choose from. */
    default int draws() {
        return 100;
    }

    default int mostDraws() {
        return 9;
    }

    /**
     * All that can be learned from, weighed by rank.
     *
     * @param cell which of its cells is learned
     */
    List<Lesson> lessons(AgNet.State state, int cell);

    /** All of those that were drawn, the most promising first. */
    List<Architecture> ordered(Map<Architecture, Drawn> drawn, AgNet.State state);

    /** The best of some that were measured. */
    default Scored best(List<Scored> measured) {
        return measured.stream()
                .min(Comparator.comparingDouble(scored -> scored.losses().getFirst()))
                .orElseThrow();
    }

    /**
     * What an architecture counts, once when lessons are drawn and once more in the loss.
     *
     * @param rank 0 for the best
     */
    static double weight(int rank, int known, double sharpness) {
        return 1 / (sharpness * known + rank);
    }

    /** The same, or 1 where that is left out to see what it is worth. */
    static double weight(int rank, int known, AgNet.Params params) {
        return params.without().equals(AgNet.LATENT_OPTIMIZATION) ? 1 : weight(rank, known, params.sharpness());
    }

    /** Of those measured, by accuracy; the best first. */
    static List<Lesson> byAccuracy(AgNet.State state, SearchContext<AgNet.Params> context, int cell) {
        var space = (GraphSpace) context.space();
        var best = state.knowledge().measured().stream()
                .sorted(Comparator.comparingDouble(scored -> scored.losses().getFirst()))
                .toList();
        return IntStream.range(0, best.size())
                .mapToObj(rank -> new Lesson(
                        space.graphs(best.get(rank).architecture()).get(cell),
                        weight(rank, best.size(), context.params()),
                        accuracy(best.get(rank))))
                .toList();
    }

    /** As a share, 0 to 1. */
    static double accuracy(Scored scored) {
        return -scored.losses().getFirst() / 100;
    }
}
