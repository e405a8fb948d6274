package dev.espalier.step;

/** The types of failures that steps and the workflow know of each other. */
public final class Faults {

    /** No retry can mend it: the experiment itself is wrong. */
    public static final String INVALID_EXPERIMENT = "InvalidExperiment";

    /** Others keep a device from being measured on: it is waited for. */
    public static final String DEVICE_BUSY = "DeviceBusy";

    private Faults() {}
}
