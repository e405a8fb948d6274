package dev.espalier.measure;

import dev.espalier.hardware.measure.Measurement;

/** What came of a network that was to be measured. */
public sealed interface Gauged {

    /** It is known. */
    record Known(Measurement measurement) implements Gauged {}

    /**
     * The device was busy for as long as patience lasts: it may be measured later.
     *
     * @param reason one sentence, and a way out on a second line
     */
    record Busy(String reason) implements Gauged {}

    /**
     * It cannot be measured.
     *
     * @param reason one sentence, and a way out on a second line
     */
    record Unknown(String reason) implements Gauged {}
}
