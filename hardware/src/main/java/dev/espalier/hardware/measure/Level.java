package dev.espalier.hardware.measure;

/**
 * What the reference network took on a device: by it the device is known to be as it was.
 *
 * @param moved whether what was measured before cannot be compared with what is measured from here on
 * @param takenAt epoch milliseconds
 */
public record Level(Figures figures, Machine machine, Setup setup, boolean moved, long takenAt) {

    /** How much longer another figure is, in percent of this one. */
    public double distancePct(Figures other) {
        return 100 * (other.meanMs() / figures.meanMs() - 1);
    }

    /** Whether networks ran in the same way on the same kind of machine. */
    boolean comparable(Reading reading) {
        var its = reading.setup();
        return machine.like(reading.machine())
                && setup.runtime().equals(its.runtime())
                && setup.threads() == its.threads()
                && setup.batch() == its.batch()
                && setup.precision().equals(its.precision());
    }
}
