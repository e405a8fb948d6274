package dev.espalier.train;

/** A training whose loss is no number any more: it would never come back. */
public final class Diverged extends RuntimeException {

    /** While it learned; both counted from 0. */
    public Diverged(int epoch, int step) {
        super("The training diverged: the loss was not finite in epoch %d, step %d.".formatted(epoch + 1, step + 1));
    }

    /** While it was validated after so many epochs: the last step may be what breaks it. */
    public Diverged(int epochs) {
        super("The training diverged: the loss on the validation images was not finite after epoch %d."
                .formatted(epochs));
    }
}
