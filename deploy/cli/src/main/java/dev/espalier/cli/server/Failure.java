package dev.espalier.cli.server;

/** Something that keeps a command from its end, told in a sentence; a way out follows on a second line. */
public class Failure extends RuntimeException {

    private final String sentence;

    public Failure(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
