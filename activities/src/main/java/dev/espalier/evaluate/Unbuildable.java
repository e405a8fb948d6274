package dev.espalier.evaluate;

/** A network whose nodes do not fit together at the size that is asked for; its message is a sentence for people. */
public final class Unbuildable extends RuntimeException {

    public Unbuildable(String sentence) {
        super(sentence);
    }
}
