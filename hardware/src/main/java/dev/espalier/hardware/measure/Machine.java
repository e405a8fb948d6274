package dev.espalier.hardware.measure;

/**
 * What measured.
 *
 * @param host its name in its network
 * @param processor as it calls itself
 * @param cores how many it offers
 * @param system the operating system
 */
public record Machine(String host, String processor, int cores, String system) {

    /** Whether a network takes the same on both, as far as can be told: another host of the same make may stand in. */
    public boolean like(Machine other) {
        return processor.equals(other.processor) && cores == other.cores;
    }
}
