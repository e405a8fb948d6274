package dev.espalier.space.block;

import ai.djl.ndarray.NDArray;
import dev.espalier.space.Network;
import java.util.function.Function;

/**
 * A network, or the first or last nodes of one, as a function of what it reads and of its arrays, which are somebody
 * else's: several networks can share them. Safe for use by several threads at once.
 */
public final class NetworkFunction {

    private final Program program;
    private final Primitives primitives;

    /** @param network that begins with its input */
    public NetworkFunction(Network network, Primitives primitives) {
        this.program = Program.of(network);
        this.primitives = primitives;
    }

    /**
     * What the last node puts out, in memory of the manager of the input.
     *
     * @param input {@code [batch, channels, size, size]}
     * @param arrays by the names of their slots; where it trains, the means and variances among them are written to
     */
    public NDArray apply(NDArray input, Function<String, NDArray> arrays, boolean training) {
        return program.run(new Run(arrays, primitives, training, null, null, null), input)
                .getFirst();
    }
}
