package dev.espalier.cli.watch;

import java.time.Duration;

/**
 * How patiently something is watched.
 *
 * @param gap at least between two looks, so that changes come together
 * @param poll between two looks while no events arrive
 * @param quiet between two looks while events could arrive and do not
 * @param reopen before a broken stream of events is opened again
 * @param patience with a server that does not answer
 */
record Timing(Duration gap, Duration poll, Duration quiet, Duration reopen, Duration patience) {

    /** A restart takes seconds, an update of the machine below it minutes. */
    private static final Duration RESTART = Duration.ofMinutes(10);

    /** For a person who watches. */
    static final Timing LIVE = new Timing(
            Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(1), RESTART);

    /** For a log. */
    static final Timing LOG = new Timing(
            Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(1), RESTART);
}
