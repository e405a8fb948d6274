package dev.espalier.train;

/** A training that takes more memory than there is. */
public final class NoMemory extends RuntimeException {

    /** In bytes; what is needed is the least that it would take. */
    public NoMemory(long needed, long free, long whole, int batch) {
        super(
                "The training needs at least %.1f GB of memory with a batch of %d, but %.1f GB of %.1f GB are free.\nMaybe make the batch, the width or the resolution smaller."
                        .formatted(needed / 1e9, batch, free / 1e9, whole / 1e9));
    }
}
