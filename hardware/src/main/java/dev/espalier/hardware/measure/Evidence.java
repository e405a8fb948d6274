package dev.espalier.hardware.measure;

/**
 * What the operating system noted while a burst ran: whether anybody else had a part in how long it took. All in
 * milliseconds.
 *
 * @param watched whether there was anything to be read; else all that follows is 0
 * @param wallMs how long the burst took
 * @param ownMs processor time of the process that measures, all of its threads together
 * @param waitedMs while the measuring thread could have run, but its core was somebody else's
 * @param preemptions how often it was sent off its core against its will
 * @param stolenMs while the machine, a virtual one, was not run itself, over all cores
 * @param othersMs processor time of all other processes, over all cores
 * @param cores how many there are
 */
public record Evidence(
        boolean watched,
        double wallMs,
        double ownMs,
        double waitedMs,
        long preemptions,
        double stolenMs,
        double othersMs,
        int cores) {

    /** Where nothing can be read. */
    public static Evidence none(double wallMs) {
        return new Evidence(false, wallMs, 0, 0, 0, 0, 0, 1);
    }
}
