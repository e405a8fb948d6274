package dev.espalier.data;

/** The mini-batches of one epoch, in order, decoded ahead by other threads. Closing it stops them. */
public interface Feed extends AutoCloseable {

    /** Whether there is one more. */
    boolean hasNext();

    /**
     * The next one.
     *
     * @throws UnreadableImage when one of its images is damaged
     */
    MiniBatch next();

    @Override
    void close();
}
