package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** A pass through a path of the unified supernet, with parts of the shared arrays. */
final class UnifiedPass implements Pass {

    private final Path path;
    private final Function<String, NDArray> shared;
    private final NDManager scope;
    private final Map<Piece, NDArray> copies = new HashMap<>();

    UnifiedPass(Path path, Function<String, NDArray> shared, NDManager manager) {
        this.path = path;
        this.shared = shared;
        this.scope = manager.newSubManager();
    }

    @Override
    public NDArray logits(NDArray images, boolean training) {
        return path.network().apply(images, this::array, training).flatten(1, -1);
    }

    private NDArray array(String name) {
        var piece = path.inheritance().piece(name);
        if (piece == null) {
            return shared.apply(name);
        }
        var part = piece.of(shared.apply(piece.array()), scope);
        if (remembers(piece) && !piece.shared()) {
            copies.put(piece, part);
        }
        return part;
    }

    private static boolean remembers(Piece piece) {
        return piece.array().endsWith(".running_mean") || piece.array().endsWith(".running_var");
    }

    @Override
    public void remember() {
        copies.forEach((piece, copy) -> piece.put(copy, shared.apply(piece.array()), scope));
    }

    @Override
    public void close() {
        scope.close();
    }
}
