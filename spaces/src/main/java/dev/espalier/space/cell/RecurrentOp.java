package dev.espalier.space.cell;

import java.util.List;
import java.util.Optional;

/** What a node of a recurrent cell does with what it reads. */
enum RecurrentOp {
    SIGM("activation_sigm", 1, 1),
    TANH("activation_tanh", 1, 1),
    LEAKY_RELU("activation_leaky_relu", 1, 1),
    SUM("elementwise_sum", 2, 2),
    PROD("elementwise_prod", 2, 2),
    LINEAR("linear", 2, 3),
    /** Of a gate z, a and b, in this order: z a + (1 - z) b. */
    BLEND("blend", 3, 3);

    /** In the order of their numbers in architectures. */
    static final List<RecurrentOp> ALL = List.of(values());

    static final int MOST_INPUTS = 3;

    private final String key;
    private final int least;
    private final int most;

    RecurrentOp(String key, int least, int most) {
        this.key = key;
        this.least = least;
        this.most = most;
    }

    /** As the benchmark's recipes write it. */
    String key() {
        return key;
    }

    /** {@link #key} without its family: {@code tanh}. */
    String word() {
        return key.replaceFirst("^(activation|elementwise)_", "");
    }

    /** Its place in {@link #ALL}. */
    int number() {
        return ALL.indexOf(this);
    }

    /** How many inputs it reads at least. */
    int least() {
        return least;
    }

    /** How many inputs it reads at most. */
    int most() {
        return most;
    }

    boolean reads(int inputs) {
        return inputs >= least && inputs <= most;
    }

    /** Whether the order of its inputs means something. */
    boolean ordered() {
        return this == BLEND;
    }

    /** Whether it can read the word, which is not as wide as the hidden states: weights only lead from one to the other. */
    boolean readsWord() {
        return this == LINEAR;
    }

    /** By its key or its word. */
    static Optional<RecurrentOp> named(String name) {
        return ALL.stream()
                .filter(op -> op.key.equals(name) || op.word().equals(name))
                .findFirst();
    }
}
