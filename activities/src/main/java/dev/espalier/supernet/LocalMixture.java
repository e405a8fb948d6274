package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import dev.espalier.space.Op;
import dev.espalier.space.block.NodeFunction;
import dev.espalier.train.Torch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * A supernet that shares arrays by name, all of whose decisions mix their options: whoever reads what a decision puts out
 * reads the sum of what each option puts out, times its probability.
 */
final class LocalMixture implements Mixing {

    private final Merged merged;
    private final LocalArrays arrays;
    private final Function<String, NDArray> shared;
    private final SequencedMap<Part, NodeFunction> functions = new LinkedHashMap<>();

    LocalMixture(Merged merged, LocalArrays arrays, Function<String, NDArray> shared) {
        this.merged = merged;
        this.arrays = arrays;
        this.shared = shared;
        merged.parts().keySet().stream()
                .filter(part -> !isInput(part))
                .forEach(part -> functions.put(part, new NodeFunction(part.node(), Torch.primitives())));
    }

    private static boolean isInput(Part part) {
        return part.node().op() instanceof Op.Input;
    }

    @Override
    public boolean byBatch() {
        return true;
    }

    @Override
    public NDArray logits(NDArray images, NDArray probabilities) {
        return new Flow(images, probabilities).logits();
    }

    /** Of one mini-batch. */
    private final class Flow {

        private final NDArray images;
        private final NDArray probabilities;
        private final Map<Part, NDArray> values = new HashMap<>();
        private final Map<Source, NDArray> mixed = new HashMap<>();
        private final List<Function<String, NDArray>> byOption = new ArrayList<>();

        Flow(NDArray images, NDArray probabilities) {
            this.images = images;
            this.probabilities = probabilities;
            for (int option = 0; option < probabilities.getShape().get(2); option++) {
                int taken = option;
                byOption.add(arrays.of(_ -> taken, shared, images.getManager()));
            }
        }

        NDArray logits() {
            merged.parts().forEach((part, sources) -> values.put(part, isInput(part) ? images : value(part, sources)));
            return mixed(merged.output()).flatten(1, -1);
        }

        private NDArray value(Part part, List<Source> sources) {
            var read = sources.stream().map(this::mixed).toArray(NDArray[]::new);
            return Objects.requireNonNull(functions.get(part)).apply(read, byOption.get(part.option()), true);
        }

        private NDArray mixed(Source source) {
            return source.decision() == Part.ALL
                    ? Objects.requireNonNull(values.get(source.parts().getFirst()))
                    : mixed.computeIfAbsent(source, this::sum);
        }

        private NDArray sum(Source source) {
            var terms = new ArrayList<NDArray>();
            for (int option = 0; option < source.parts().size(); option++) {
                terms.add(Objects.requireNonNull(values.get(source.parts().get(option)))
                        .mul(probability(source.decision(), option)));
            }
            return terms.stream().reduce(NDArray::add).orElseThrow();
        }

        /** {@code [images, 1, 1, 1]}, or of one image for all alike. */
        private NDArray probability(int decision, int option) {
            var all = probabilities.getShape();
            long place = decision * all.get(2) + option;
            return new Piece.Range(place, place + 1)
                    .of(probabilities.reshape(all.get(0), all.get(1) * all.get(2)), 1, probabilities.getManager())
                    .reshape(all.get(0), 1, 1, 1);
        }
    }
}
