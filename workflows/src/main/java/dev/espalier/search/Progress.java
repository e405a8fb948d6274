package dev.espalier.search;

/**
 * How far a method's warm-up is after one of its chunks.
 *
 * @param done 0 to {@code whole}, counted in {@code unit}
 * @param whole at least 1
 * @param unit what is counted, in the plural: {@code steps}
 * @param note what is known of what has been learned, as a sentence without its full stop; may be empty
 * @param reused whether this chunk was found where another experiment had left it, and cost nothing
 */
public record Progress(long done, long whole, String unit, String note, boolean reused) {

    public Progress {
        if (whole < 1) {
            throw new IllegalArgumentException("The whole of a warm-up (%d) must be at least 1.".formatted(whole));
        }
        if (done < 0 || done > whole) {
            throw new IllegalArgumentException(
                    "What is done of a warm-up (%d) must be from 0 to %d.".formatted(done, whole));
        }
    }

    /** A chunk that was worked on now. */
    public Progress(long done, long whole, String unit, String note) {
        this(done, whole, unit, note, false);
    }
}
