package dev.espalier.api;

import java.util.List;

/** What the process that serves the API runs in, told by whoever started it. */
public interface Surroundings {

    /** {@code up}, {@code server}, … */
    String role();

    /** {@code embedded}, {@code local} or {@code cluster}. */
    String temporal();

    /** Where Temporal is, without secrets. */
    String temporalTarget();

    /** The machine, as a measurement names it. */
    String machine();

    /** The task queues that this process serves itself. */
    List<String> queues();
}
