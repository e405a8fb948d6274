package dev.espalier.method;

import dev.espalier.generator.Forecast;
import dev.espalier.generator.Generator.Drawn;
import dev.espalier.generator.Lesson;
import dev.espalier.space.Architecture;
import dev.espalier.space.GraphSpace;
import dev.espalier.surrogate.trees.BoostedTrees;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most accurate are wanted, and boosted trees say how accurate the architectures are that were decoded: what they
 * are told and asked belongs together, as it does not where a network predicts. The trees are fitted anew in each round
 * and kept nowhere.
 *
 * <p>With ranking, as published, trees are not grown from all at once but from batches that are drawn like those of the
 * network, one after the other, so that the last batch decides most. The loss of ranks that gave it its name was worked
 * out on a copy of what the trees said and moves neither them nor the network; it is left out here.
 *
 * @see <a href="https://arxiv.org/abs/2203.08734">Lukasik et al., ECCV 2022, Table 1</a>, "XGB" and "XGB + ranking"
 */
record BoostedForm(SearchContext<AgNet.Params> context) implements Form {

    @Override
    public String name() {
        return AgNet.BOOSTED_TREES;
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
        return Form.byAccuracy(state, context, cell);
    }

    @Override
    public List<Architecture> ordered(Map<Architecture, Drawn> drawn, AgNet.State state) {
        var candidates = List.copyOf(drawn.keySet());
        try (var trees = new BoostedTrees()) {
            batches(state)
                    .forEach(batch -> trees.fit(
                            encoded(batch.stream().map(Scored::architecture).toList()),
                            batch.stream().mapToDouble(Form::accuracy).toArray()));
            var predicted = trees.predict(encoded(candidates));
            var promised = new HashMap<Architecture, Double>();
            for (int i = 0; i < predicted.length; i++) {
                promised.put(candidates.get(i), predicted[i]);
            }
            return candidates.stream()
                    .sorted(Comparator.comparing(promised::get, Comparator.reverseOrder()))
                    .toList();
        }
    }

    /** What the trees are fitted to, one after the other. */
    private List<List<Scored>> batches(AgNet.State state) {
        var measured = state.knowledge().measured();
        if (context.params().predictor().equals(AgNet.BOOSTED_TREES)) {
            return List.of(measured);
        }
        var best = measured.stream()
                .sorted(Comparator.comparingDouble(scored -> scored.losses().getFirst()))
                .toList();
        var weights = new double[best.size()];
        for (int rank = 0; rank < weights.length; rank++) {
            weights[rank] = Form.weight(rank, weights.length, context.params());
        }
        return Batches.of(best, weights, context.random());
    }

    private List<float[]> encoded(List<Architecture> architectures) {
        var space = (GraphSpace) context.space();
        var shape = Pretraining.shape(space, context.params());
        return architectures.stream()
                .map(architecture -> shape.written(space.graphs(architecture)))
                .toList();
    }
}
