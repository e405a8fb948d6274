package dev.espalier.measure;

import dev.espalier.hardware.measure.Reading;
import dev.espalier.space.Network;

/** Times networks, one at a time. */
public interface Meter extends AutoCloseable {

    /** Times the network by which this machine is known to be as it was. */
    Reading reference();

    /**
     * Makes a network ready to be timed, as often as needed. The values of its weights do not matter: they are drawn.
     *
     * @throws IllegalArgumentException when it reads no images or is not known in full, in one sentence
     */
    Subject subject(Network network);

    /** A network that is ready to be timed. */
    interface Subject {
        Reading time();
    }

    @Override
    void close();
}
