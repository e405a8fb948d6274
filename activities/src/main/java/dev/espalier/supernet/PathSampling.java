package dev.espalier.supernet;

import dev.espalier.space.Architecture;
import dev.espalier.space.sgnas.UnifiedSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws the paths of a step. In each layer they expand by different rates. In each sub-block every kernel is taken equally
 * often by those that do not skip it, give or take one.
 *
 * <p>Unlike the paper, which only says that a path is drawn uniformly, so that each step of the optimizer sees all kernels.
 *
 * @param forced whether skips are at the end of a layer only; otherwise any but the first two sub-blocks are skipped,
 *     which the space never skips
 */
record PathSampling(UnifiedSpace space, boolean forced) {

    /** Paths in a step. */
    static final int PATHS = 4;

    /** Kernels in random orders, all of an order before any of the next. */
    private static final class Kernels {

        private final RandomGenerator random;
        private final List<Integer> left = new ArrayList<>();

        Kernels(RandomGenerator random) {
            this.random = random;
        }

        int next() {
            if (left.isEmpty()) {
                left.addAll(shuffled(0, UnifiedSpace.SKIP, random));
            }
            return left.removeLast();
        }
    }

    List<Architecture> draw(RandomGenerator random) {
        var choices = new Integer[PATHS][UnifiedSpace.LAYERS * UnifiedSpace.MOST];
        for (var path : choices) {
            Arrays.fill(path, UnifiedSpace.SKIP);
        }
        for (int layer = 0; layer < UnifiedSpace.LAYERS; layer++) {
            draw(choices, layer * UnifiedSpace.MOST, random);
        }
        return Arrays.stream(choices)
                .map(path -> new Architecture(space.name(), List.of(path)))
                .toList();
    }

    private void draw(Integer[][] choices, int first, RandomGenerator random) {
        var rates = shuffled(UnifiedSpace.LEAST, UnifiedSpace.MOST + 1, random);
        var kernels = IntStream.range(0, UnifiedSpace.MOST)
                .mapToObj(_ -> new Kernels(random))
                .toList();
        for (int path = 0; path < PATHS; path++) {
            for (int block : active(rates.get(path), random)) {
                choices[path][first + block] = kernels.get(block).next();
            }
        }
    }

    /** As many sub-blocks as the expansion rate. */
    private List<Integer> active(int rate, RandomGenerator random) {
        var blocks = new ArrayList<>(List.of(0, 1));
        var others =
                IntStream.range(UnifiedSpace.LEAST, UnifiedSpace.MOST).boxed().collect(Collectors.toList());
        if (!forced) {
            Collections.shuffle(others, random);
        }
        blocks.addAll(others.subList(0, rate - UnifiedSpace.LEAST));
        return blocks;
    }

    private static List<Integer> shuffled(int from, int to, RandomGenerator random) {
        var values = IntStream.range(from, to).boxed().collect(Collectors.toList());
        Collections.shuffle(values, random);
        return values;
    }
}
