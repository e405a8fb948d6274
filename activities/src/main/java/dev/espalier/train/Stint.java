package dev.espalier.train;

/**
 * How much was trained at a stretch.
 *
 * @param seconds by the clock
 * @param cpuSeconds of all processors, used by the whole process
 */
record Stint(long images, double seconds, double cpuSeconds) {

    double perSecond() {
        return images / seconds;
    }

    /** What a processor does in a second of its own, whoever else uses it between. */
    double perCpuSecond() {
        return images / cpuSeconds;
    }
}
