package dev.espalier.space.sgnas;

/**
 * A layer that chooses, in a frame.
 *
 * @param index from 0, among the {@link UnifiedSpace#LAYERS} that an architecture chooses for
 * @param name that those of its nodes begin with
 * @param in channels that it reads; each of its sub-blocks has as many
 * @param out channels that it puts out
 * @param stride 1 or 2
 */
public record UnifiedLayer(int index, String name, int in, int out, int stride) {

    /** Whether what it reads is added to what it puts out. */
    public boolean residual() {
        return stride == 1 && in == out;
    }
}
