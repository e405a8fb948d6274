package dev.espalier.train;

/** A computation that takes more memory than there is. */
public final class NoMemory extends RuntimeException {

    private static final String WAY_OUT = "\nMaybe make the batch, the width or the resolution smaller.";

    /** @param left what is free and promised to nobody, in bytes like the whole */
    NoMemory(Memory.Demand demand, long left, long whole) {
        super("The %s needs at least %.1f GB of memory with a batch of %d, but %.1f GB of %.1f GB are free."
                        .formatted(demand.what(), demand.bytes() / 1e9, demand.batch(), left / 1e9, whole / 1e9)
                + WAY_OUT);
    }

    /** Of more values than one array holds. */
    NoMemory(int batch) {
        super("A batch of %d, or what is computed of it, has more values than one array holds.".formatted(batch)
                + WAY_OUT);
    }
}
