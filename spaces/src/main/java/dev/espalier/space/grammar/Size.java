package dev.espalier.space.grammar;

import java.math.BigInteger;

/** How many there are of something, exactly, or why nobody can say. */
public sealed interface Size {

    /** An exact number. */
    record Exact(BigInteger value) implements Size {}

    /**
     * There is no number.
     *
     * @param reason one sentence
     */
    record Unknown(String reason) implements Size {}
}
