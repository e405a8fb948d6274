package dev.espalier.hardware.measure;

import java.time.Duration;

/**
 * How long one waits for a device to be undisturbed, network by network.
 *
 * @param most after this a measurement is given up
 * @param shortest the first rest between sittings; each further one is twice as long
 * @param longest no rest is longer
 */
public record Patience(Duration most, Duration shortest, Duration longest) {

    /** A quarter of an hour. */
    public static final Patience STANDARD =
            new Patience(Duration.ofMinutes(15), Duration.ofSeconds(1), Duration.ofSeconds(5));

    /** The same with another end. */
    public Patience upTo(Duration end) {
        return new Patience(end, shortest, longest);
    }

    /** How long to rest after so many sittings that came to nothing, counted from 1. */
    Duration rest(int failed) {
        var doubled = shortest.multipliedBy(1L << Math.min(20, failed - 1));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
