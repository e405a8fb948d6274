package dev.espalier.sgnas;

import dev.espalier.data.Augmentation;
import dev.espalier.data.DataSet;
import dev.espalier.data.Feeder;
import dev.espalier.data.Feeding;
import dev.espalier.data.MiniBatch;
import dev.espalier.data.Split;
import dev.espalier.supernet.DrawnPart;
import dev.espalier.supernet.Supernet;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How badly mixtures answer images of the validation split, which their supernet was not trained on, as it tells. The
 * images of a mini-batch are dealt out to the mixtures of a step.
 *
 * <p>Unlike the paper, where each mini-batch meets one mixture, all mixtures of a step are asked in one pass.
 *
 * @see <a href="https://arxiv.org/abs/2103.07289">Huang &amp; Chu, CVPR 2021, Equation 8</a>
 */
final class SupernetLoss implements TaskLoss {

    private final Supernet supernet;
    private final DataSet set;
    private final int batch;
    private final int resolution;

    /**
     * @param batch images in a mini-batch, at least as many as there are mixtures; all of the split where it has fewer
     * @param resolution height and width of the images, pixels
     */
    SupernetLoss(Supernet supernet, DataSet set, int batch, int resolution) {
        this.supernet = supernet;
        this.set = set;
        this.batch = Math.min(batch, set.count(Split.VALIDATION));
        this.resolution = resolution;
    }

    @Override
    public Told of(int step, float[][] mixtures) {
        int size = mixtures[0].length;
        var probabilities = new float[batch * size];
        for (int image = 0; image < batch; image++) {
            System.arraycopy(mixtures[image % mixtures.length], 0, probabilities, image * size, size);
        }
        var mixed = supernet.mixed(images(step), probabilities);
        var slopes = new float[mixtures.length][size];
        for (int i = 0; i < probabilities.length; i++) {
            slopes[i / size % mixtures.length][i % size] += mixed.gradient()[i];
        }
        return new Told(mixed.loss(), slopes);
    }

    /** The images of a step: the split is gone through in an order drawn anew each time; a rest is left out. */
    private MiniBatch images(int step) {
        int each = set.count(Split.VALIDATION) / batch;
        int from = step % each * batch;
        var part = new DrawnPart(set, shuffled(step / each).subList(from, from + batch));
        var feeding = new Feeding(0, batch, resolution, Augmentation.NONE);
        try (var feed = Feeder.open(part, Split.VALIDATION, feeding, 0, 0)) {
            return feed.next();
        }
    }

    private List<Integer> shuffled(int pass) {
        var places = IntStream.range(0, set.count(Split.VALIDATION)).boxed().collect(Collectors.toList());
        Collections.shuffle(places, new SplittableRandom(pass));
        return places;
    }
}
