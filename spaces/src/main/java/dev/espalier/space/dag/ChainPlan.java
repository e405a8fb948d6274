package dev.espalier.space.dag;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a chain of convolutional stages narrows: what each pools, and how many channels it has, so many times more as what
 * was pooled since the last.
 *
 * @param pools kernel and stride of the pooling that ends a stage; 1 for none
 * @param channels of each stage
 * @see <a href="https://arxiv.org/abs/2404.16218">Neumeyer et al., IDA 2024</a>, the public code
 */
record ChainPlan(List<Integer> pools, List<Integer> channels) {

    ChainPlan {
        pools = List.copyOf(pools);
        channels = List.copyOf(channels);
    }

    /**
     * The plan of so many stages.
     *
     * @param width channels of the last one
     * @throws IllegalArgumentException when the width cannot be divided as the pools want it
     */
    static ChainPlan of(int stages, int width) {
        var pools = pools(stages);
        int divisor = factor(pools, 1);
        if (width % divisor != 0) {
            throw new IllegalArgumentException(
                    "The `width` (%d) must be a multiple of %d, by which %d stages pool after the first."
                            .formatted(width, divisor, stages));
        }
        return new ChainPlan(
                pools,
                IntStream.range(0, stages)
                        .mapToObj(stage -> width / factor(pools, stage + 1))
                        .toList());
    }

    /** The same, told the channels of the first stage. */
    static ChainPlan from(int stages, int first) {
        return of(stages, Math.multiplyExact(first, factor(pools(stages), 1)));
    }

    /**
     * Unlike the public code, which draws the two stages between that pool, they are the first and the third of these, or
     * the only two, so that one space has one plan.
     */
    private static List<Integer> pools(int stages) {
        return switch (stages) {
            case 1 -> List.of(4);
            case 2 -> List.of(4, 4);
            case 3 -> List.of(4, 2, 2);
            default -> between(stages);
        };
    }

    private static List<Integer> between(int stages) {
        var pools = new Integer[stages];
        Arrays.fill(pools, 1);
        pools[0] = 2;
        pools[1] = 2;
        pools[stages == 4 ? 2 : 3] = 2;
        pools[stages - 1] = 2;
        return List.of(pools);
    }

    private static int factor(List<Integer> pools, int from) {
        return pools.subList(from, pools.size()).stream().reduce(1, (a, b) -> a * b);
    }
}
