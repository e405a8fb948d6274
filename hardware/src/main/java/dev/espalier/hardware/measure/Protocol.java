package dev.espalier.hardware.measure;

import java.util.Optional;

/**
 * How a latency is measured, and what is thrown away.
 *
 * @param warmUpMs for so long a network runs before anything counts, milliseconds
 * @param burstMs a burst is begun anew after so long, milliseconds
 * @param mostMs once its bursts took so long together, milliseconds, a sitting of {@code leastBursts} or more ends,
 *     whatever was found
 * @param leastBursts of at least so many a figure is made
 * @param mostBursts after so many a sitting ends, whatever was found
 * @param intervalPct the 95 % interval must be at most so far from the figure on either side, in percent of it
 * @param variationPct bursts must deviate by at most so much, in percent of their mean
 * @param waitedPct of its time a burst may have had to wait for its core, in percent
 * @param stolenPct of all processor time the host of a virtual machine may have taken, in percent
 * @param othersPct of all processor time others may have taken, in percent
 * @param slowedPct a burst may take longer than the fast ones by so much, in percent
 */
public record Protocol(
        double warmUpMs,
        double burstMs,
        double mostMs,
        int leastBursts,
        int mostBursts,
        double intervalPct,
        double variationPct,
        double waitedPct,
        double stolenPct,
        double othersPct,
        double slowedPct) {

    /** For the network that is asked about. */
    public static final Protocol NETWORK = new Protocol(300, 150, 180_000, 10, 80, 1, 3, 1, 2, 15, 5);

    /** For the reference network, which only tells whether the device is as it was. */
    public static final Protocol REFERENCE = new Protocol(50, 60, 60_000, 8, 40, 1.5, 3, 1, 2, 15, 5);

    /** What the operating system's notes say against a burst. */
    Optional<Disturbance> disturbance(Evidence evidence) {
        if (!evidence.watched()) {
            return Optional.empty();
        }
        double all = evidence.wallMs() * evidence.cores();
        if (evidence.waitedMs() > waitedPct / 100 * evidence.wallMs()) {
            return Optional.of(Disturbance.PREEMPTED);
        }
        if (evidence.stolenMs() > stolenPct / 100 * all) {
            return Optional.of(Disturbance.STOLEN);
        }
        return evidence.othersMs() > othersPct / 100 * all ? Optional.of(Disturbance.CROWDED) : Optional.empty();
    }
}
