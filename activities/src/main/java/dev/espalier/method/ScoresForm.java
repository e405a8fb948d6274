package dev.espalier.method;

import dev.espalier.generator.Forecast;
import dev.espalier.generator.Generator.Drawn;
import dev.espalier.generator.Lesson;
import dev.espalier.space.Architecture;
import dev.espalier.space.GraphSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Architectures are wanted whose scores without training are good, each by its rank: evaluating costs next to nothing, so
 * that no network predicts and all that is grown may be evaluated. An architecture counts the sum of what its rank by each
 * score is worth, and the best has the least sum of ranks.
 *
 * <p>Unlike the paper, what was scored is learned from whether or not it is among the best 16 of its round, since it is
 * known; and the reduction cell beside which normal cells are searched is one, not three that take turns, of which a slip
 * of the authors' code scores the last only. That slip also scores one reduction cell in the place of all; here each is.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022</a>, the search on ImageNet
 * @see <a href="https://arxiv.org/abs/2102.11535">Chen et al., ICLR 2021</a>, for ranks of two scores
 */
record ScoresForm(SearchContext<AgNet.Params> context) implements Form {

    @Override
    public String name() {
        return "scores";
    }

    @Override
    public Forecast forecast() {
        return new Forecast.Nothing();
    }

    @Override
    public double rate() {
        return AccuracyForm.RATE;
    }

    @Override
    public int passes() {
        return 1;
    }

    @Override
    public List<Lesson> lessons(AgNet.State state, int cell) {
        var space = (GraphSpace) context.space();
        var measured = state.knowledge().measured();
        var ranks = ranks(measured);
        return IntStream.range(0, measured.size())
                .mapToObj(i -> new Lesson(
                        space.graphs(measured.get(i).architecture()).get(cell),
                        ranks.stream()
                                .mapToDouble(rank -> Form.weight(rank[i], measured.size(), context.params()))
                                .sum(),
                        0))
                .toList();
    }

    /** By objective, then by which was measured. */
    private List<int[]> ranks(List<Scored> measured) {
        return IntStream.range(0, context.problem().objectives().size())
                .mapToObj(objective -> HardwareForm.ranks(measured.stream()
                        .mapToDouble(scored -> scored.losses().get(objective))
                        .toArray()))
                .toList();
    }

    @Override
    public Scored best(List<Scored> measured) {
        var ranks = ranks(measured);
        int best = IntStream.range(0, measured.size())
                .boxed()
                .min(Comparator.comparingInt(
                        i -> ranks.stream().mapToInt(rank -> rank[i]).sum()))
                .orElseThrow();
        return measured.get(best);
    }

    /** As they were drawn: nothing is known of them. */
    @Override
    public List<Architecture> ordered(Map<Architecture, Drawn> drawn, AgNet.State state) {
        return new ArrayList<>(drawn.keySet());
    }
}
