package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;

/** One pass of images through a path, with the parts of the shared arrays that it takes until it is closed. */
final class Pass implements AutoCloseable {

    private final Path path;
    private final SharedArrays shared;
    private final NDManager scope;
    private final Map<Piece, NDArray> copies = new HashMap<>();

    Pass(Path path, SharedArrays shared, NDManager manager) {
        this.path = path;
        this.shared = shared;
        this.scope = manager.newSubManager();
    }

    /** Logits {@code [images, classes]}, in the memory of the images' manager. */
    NDArray logits(NDArray images, boolean training) {
        return path.network().apply(images, this::array, training).flatten(1, -1);
    }

    private NDArray array(String name) {
        var piece = path.inheritance().piece(name);
        if (piece == null) {
            return shared.get(name);
        }
        var part = piece.of(shared.get(piece.array()), scope);
        if (remembers(piece) && !piece.shared()) {
            copies.put(piece, part);
        }
        return part;
    }

    private static boolean remembers(Piece piece) {
        return piece.array().endsWith(".running_mean") || piece.array().endsWith(".running_var");
    }

    /** Lets the supernet remember what its normalisations saw; to be called after gradients are known. */
    void remember() {
        copies.forEach((piece, copy) -> piece.put(copy, shared.get(piece.array()), scope));
    }

    @Override
    public void close() {
        scope.close();
    }
}
