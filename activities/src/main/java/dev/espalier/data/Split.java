package dev.espalier.data;

/** What part of a data set an image belongs to. */
public enum Split {
    /** Trained on. */
    TRAIN,
    /** Never trained on: what a search goes by. */
    VALIDATION,
    /** Looked at once, at the end, where the data set has it. */
    TEST
}
