package dev.espalier.evaluate.zerocost;

import ai.djl.ndarray.NDArray;
import dev.espalier.search.Metric;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Into how many pieces a network divides its inputs, on each of which it is linear: the distinct patterns of cut-off
 * activations that many small crops of images find, at least 1 and at most as many as there are crops.
 *
 * <p>Unlike the paper, all crops pass at once, so that one network, with one normalisation, is asked about; its stem stays
 * and crops have all channels, since a network takes nothing else; and so their size is a setting: the more numbers a crop
 * has, the sooner each lies in a region of its own, and cells that halve twice take no 3 × 3 pixels.
 *
 * @see <a href="https://arxiv.org/abs/2102.11535">Chen et al., ICLR 2021, Section 3.1.2</a>
 */
record LinearRegions() implements Score {

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.LINEAR_REGIONS);
    }

    @Override
    public double[] of(Subject subject) {
        var crops = subject.sample().crops();
        var patterns = Stream.generate(BitSet::new).limit(crops.size()).toList();
        try (var network = Untrained.of(subject.thin(), subject.seed())) {
            int[] bits = {0};
            network.pass(network.images(crops), (_, value) -> bits[0] += note(value, patterns, bits[0]));
        }
        return new double[] {new HashSet<>(patterns).size()};
    }

    /** How many bits each pattern got. */
    private static int note(NDArray value, List<BitSet> patterns, int from) {
        try (var open = value.gt(0)) {
            boolean[] all = open.toBooleanArray();
            int units = all.length / patterns.size();
            for (int i = 0; i < all.length; i++) {
                if (all[i]) {
                    patterns.get(i / units).set(from + i % units);
                }
            }
            return units;
        }
    }
}
