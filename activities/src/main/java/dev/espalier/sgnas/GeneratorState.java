package dev.espalier.sgnas;

import dev.espalier.space.Architecture;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a generator has learned, and all it needs to go on or to answer. As {@link #bytes} it can be kept anywhere.
 *
 * @see GeneratorTraining
 */
public final class GeneratorState {

    private final String space;
    private final int steps;
    private final List<int[]> priors;
    private final byte[] parameters;

    GeneratorState(String space, int steps, List<int[]> priors, byte[] parameters) {
        this.space = space;
        this.steps = steps;
        this.priors = List.copyOf(priors);
        this.parameters = parameters;
    }

    /** How many steps have been learned. */
    public int steps() {
        return steps;
    }

    /** The random architectures that it starts from; none where its plan has none. */
    public List<Architecture> priors(Grid grid) {
        return priors.stream()
                .filter(prior -> prior.length > 0)
                .map(grid::architecture)
                .toList();
    }

    /** @throws IllegalArgumentException where it is of another space */
    void require(Grid grid) {
        if (!space.equals(grid.space().name())) {
            throw new IllegalArgumentException("The generator must be one of the space (%s), but is of the space (%s)."
                    .formatted(grid.space().name(), space));
        }
    }

    List<int[]> priors() {
        return priors;
    }

    byte[] parameters() {
        return parameters;
    }

    /** All of it; big-endian, but for what the network has learned. */
    public byte[] bytes() {
        int rows = priors.getFirst().length;
        var name = space.getBytes(StandardCharsets.UTF_8);
        var buffer = ByteBuffer.allocate(4 * Integer.BYTES + name.length + priors.size() * rows + parameters.length)
                .putInt(name.length)
                .put(name)
                .putInt(steps)
                .putInt(priors.size())
                .putInt(rows);
        for (var prior : priors) {
            for (int option : prior) {
                buffer.put((byte) option);
            }
        }
        return buffer.put(parameters).array();
    }

    /** What {@link #bytes} gave. */
    public static GeneratorState of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        var name = new byte[buffer.getInt()];
        buffer.get(name);
        int steps = buffer.getInt();
        var priors = new ArrayList<int[]>();
        int count = buffer.getInt();
        int rows = buffer.getInt();
        for (int i = 0; i < count; i++) {
            var prior = new int[rows];
            for (int row = 0; row < rows; row++) {
                prior[row] = buffer.get();
            }
            priors.add(prior);
        }
        var parameters = new byte[buffer.remaining()];
        buffer.get(parameters);
        return new GeneratorState(new String(name, StandardCharsets.UTF_8), steps, priors, parameters);
    }
}
