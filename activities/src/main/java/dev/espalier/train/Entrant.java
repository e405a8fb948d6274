package dev.espalier.train;

import java.io.IOException;

/** What trains by turns with others, to be compared. */
interface Entrant extends AutoCloseable {

    /** Trains for about so long, and goes on from there the next time. The first time is not measured but warms up. */
    Stint train(double seconds) throws IOException;

    @Override
    default void close() {}
}
