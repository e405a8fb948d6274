package dev.espalier.train;

import ai.djl.ndarray.NDArray;
import dev.espalier.space.block.NetworkBlock;
import dev.espalier.space.weights.Slot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * An exponential moving mean of all that a network has learned and remembers; it is what is evaluated and handed over. At
 * the start, when there is little to average, more of the newest goes in.
 *
 * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy et al., CVPR 2016, Section 8</a>
 */
final class MovingMean {

    private final NetworkBlock block;
    private final double decay;
    private final SequencedMap<Slot, NDArray> means = new LinkedHashMap<>();

    /** @param decay how much of the mean stays at each step, 0 for none to be kept */
    MovingMean(NetworkBlock block, double decay) {
        this.block = block;
        this.decay = decay;
        if (decay > 0) {
            block.living().forEach(slot -> means.put(slot, copy(slot)));
        }
    }

    private NDArray copy(Slot slot) {
        try (var detached = block.array(slot).stopGradient()) {
            return detached.duplicate();
        }
    }

    SequencedMap<Slot, NDArray> means() {
        return means;
    }

    void follow(int step) {
        double kept = Math.min(decay, (1.0 + step) / (10.0 + step));
        means.forEach((slot, mean) -> {
            mean.muli(kept);
            try (var scaled = block.array(slot).mul(1 - kept)) {
                mean.addi(scaled);
            }
        });
    }

    /** Puts the means in the network's place until what is returned is closed; null where there are none. */
    @Nullable
    Swapped use() {
        if (means.isEmpty()) {
            return null;
        }
        var before = new LinkedHashMap<Slot, NDArray>();
        means.forEach((slot, mean) -> {
            before.put(slot, copy(slot));
            put(slot, mean);
        });
        return new Swapped(this, before);
    }

    private void put(Slot slot, NDArray values) {
        values.copyTo(block.array(slot));
    }

    /** The time for which means stand in for what is learned. */
    record Swapped(MovingMean mean, Map<Slot, NDArray> before) implements Trainable.StandIn {
        @Override
        public void close() {
            before.forEach((slot, values) -> {
                mean.put(slot, values);
                values.close();
            });
        }
    }
}
