package dev.espalier.sgnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.espalier.data.MiniBatch;
import dev.espalier.data.TinyImages;
import dev.espalier.space.Architecture;
import dev.espalier.supernet.Supernet;
import dev.espalier.train.Examination;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With a supernet whose loss is a known function of probabilities and labels. */
class SupernetLossTest {

    private static final float[][] MIXTURES = {{0.1f, 0.9f}, {0.5f, 0.5f}, {1, 0}};

    private final Linear supernet = new Linear();
    private final SupernetLoss loss = new SupernetLoss(supernet, new TinyImages(64), 16, 8);

    @Test
    void tellsHowTheMeanLossGrowsWithEachProbability() {
        var told = loss.of(5, MIXTURES);
        double step = 1e-2;
        for (int mixture = 0; mixture < MIXTURES.length; mixture++) {
            for (int option = 0; option < 2; option++) {
                var moved = Arrays.stream(MIXTURES).map(float[]::clone).toArray(float[][]::new);
                moved[mixture][option] += (float) step;
                assertThat((loss.of(5, moved).mean() - told.mean()) / step)
                        .isCloseTo(told.slopes()[mixture][option], offset(1e-3));
            }
        }
    }

    @Test
    void goesThroughTheSplitInAnotherOrderEachTime() {
        for (int step = 0; step < 6; step++) {
            loss.of(step, MIXTURES);
        }
        assertThat(supernet.seen).doesNotHaveDuplicates();
        loss.of(3, MIXTURES);
        assertThat(supernet.seen.getLast()).isEqualTo(supernet.seen.get(3));
    }

    @Test
    void takesAllImagesWhereThereAreFewerThanAMiniBatchHas() {
        assertThat(new SupernetLoss(supernet, new TinyImages(64), 1_000, 8)
                        .of(7, MIXTURES)
                        .mean())
                .isPositive();
        assertThat(supernet.images).isEqualTo(40);
    }

    /** An image's loss is the sum of its probabilities, each times a number that depends on its label. */
    private static final class Linear implements Supernet {

        private final List<String> seen = new ArrayList<>();
        private int images;

        @Override
        public Examination.Result inherited(Architecture architecture) {
            return new Examination.Result(0, 0, 0);
        }

        @Override
        public Mixed mixed(MiniBatch batch, float[] probabilities) {
            images = batch.size();
            seen.add(Arrays.hashCode(batch.pixels()) + "");
            var gradient = new float[probabilities.length];
            double sum = 0;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (1f + batch.labels()[i / 2] + 3 * (i % 2)) / images;
                sum += gradient[i] * probabilities[i];
            }
            return new Mixed(sum, gradient);
        }

        @Override
        public void close() {}
    }
}
