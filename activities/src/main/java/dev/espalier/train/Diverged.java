package dev.espalier.train;

/** A training whose loss is no number any more: it would never come back. */
public final class Diverged extends RuntimeException {

    public Diverged(int epoch, int step) {
        super("The training diverged: the loss was not finite in epoch %d, step %d.".formatted(epoch + 1, step + 1));
    }
}
