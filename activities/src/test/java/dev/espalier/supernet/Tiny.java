package dev.espalier.supernet;

import dev.espalier.data.MiniBatch;
import dev.espalier.data.TinyImages;
import dev.espalier.space.Frame;
import dev.espalier.space.sgnas.SgnasCifar;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Tensor;
import dev.espalier.space.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;

/** Supernets of six narrow layers for the tiny images. */
final class Tiny {

    static final TinyImages IMAGES = new TinyImages(64);

    private Tiny() {}

    static UnifiedSupernet supernet() {
        return UnifiedSupernet.of(new SgnasCifar(), new Frame(3, 8, 4, 1, 8));
    }

    static UnifiedSupernet withoutShadows() {
        return new UnifiedSupernet(supernet().space(), supernet().frame(), false, true);
    }

    static MiniBatch batch(int images) {
        return DrawnPart.of(IMAGES, images).examined(8).getFirst();
    }

    /** Weights as after a training: no array has one value only. */
    static Weights weights(List<Slot> slots) {
        return weights(slots, 1, 0, 1);
    }

    /** Weights with which hardly any activation is at a bend, so that small differences are those of a smooth function. */
    static Weights smooth(List<Slot> slots) {
        return weights(slots, 0.3, 3, 20);
    }

    private static Weights weights(List<Slot> slots, double scale, double shift, double variance) {
        var random = new SplittableRandom(3);
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var slot : slots) {
            var values = new float[slot.count()];
            double deviation = Math.sqrt(2.0 / slot.fanIn());
            for (int i = 0; i < values.length; i++) {
                values[i] = (float)
                        switch (slot.role()) {
                            case WEIGHT -> deviation * random.nextGaussian();
                            case SCALE -> scale * random.nextDouble(0.5, 2);
                            case VARIANCE -> variance * random.nextDouble(0.5, 2);
                            case SHIFT -> shift + 0.3 * random.nextGaussian();
                            case BIAS, MEAN -> 0.3 * random.nextGaussian();
                        };
            }
            tensors.put(slot.name(), new Tensor(slot.shape(), values));
        }
        return new Weights(tensors);
    }

    static FrozenSupernet frozen(SharedWeights supernet, Weights weights, MiniBatch examined) {
        return new FrozenSupernet(supernet, weights, List.of(examined), 0);
    }

    /** Probabilities of all options in all sub-blocks, so often one after the other. */
    static float[] probabilities(int images, long seed) {
        var random = new SplittableRandom(seed);
        int options = UnifiedSupernet.OPTIONS;
        var probabilities = new float[images * supernet().choices()];
        for (int first = 0; first < probabilities.length; first += options) {
            float sum = 0;
            for (int option = 0; option < options; option++) {
                probabilities[first + option] = (float) random.nextDouble(0.05, 1);
                sum += probabilities[first + option];
            }
            for (int option = 0; option < options; option++) {
                probabilities[first + option] /= sum;
            }
        }
        return probabilities;
    }
}
