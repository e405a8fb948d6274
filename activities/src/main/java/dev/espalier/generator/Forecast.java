package dev.espalier.generator;

/** What a network foretells of the graphs that it grows. */
public sealed interface Forecast {

    /** Nothing: it only grows them. */
    record Nothing() implements Forecast {}

    /** How accurate they will be. */
    record Accuracy() implements Forecast {}

    /**
     * How accurate they will be, and what they will cost.
     *
     * @param device where the cost arises, its place among those that the network can tell apart, 0 to 5; -1 for any other
     */
    record AccuracyAndCost(int device) implements Forecast {

        /** How many devices the network can tell apart. */
        public static final int DEVICES = 6;

        public AccuracyAndCost {
            if (device < -1 || device >= DEVICES) {
                throw new IllegalArgumentException(
                        "The device (%d) must be from 0 to %d, or -1 for any other.".formatted(device, DEVICES - 1));
            }
        }
    }
}
