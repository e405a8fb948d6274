package dev.espalier.supernet;

import dev.espalier.space.Architecture;
import dev.espalier.space.sgnas.UnifiedLayer;
import dev.espalier.space.sgnas.UnifiedSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parts of the shared arrays the arrays of an architecture's own network are. */
final class Inheritance {

    private static final List<String> NORM = List.of(".weight", ".bias", ".running_mean", ".running_var");

    private final Map<String, Piece> pieces = new HashMap<>();
    private final UnifiedSupernet supernet;

    Inheritance(UnifiedSupernet supernet, Architecture architecture) {
        this.supernet = supernet;
        for (var layer : supernet.layers()) {
            int first = layer.index() * UnifiedSpace.MOST;
            add(layer, architecture.choices().subList(first, first + UnifiedSpace.MOST));
        }
    }

    /** What an array of its network is; null where it is a shared one whole. */
    @Nullable
    Piece piece(String array) {
        return pieces.get(array);
    }

    private void add(UnifiedLayer layer, List<Integer> options) {
        var name = layer.name();
        int width = layer.in();
        var order = new ArrayList<Integer>();
        var normed = new ArrayList<Integer>();
        for (int option = 0; option < UnifiedSpace.SKIP; option++) {
            var blocks = UnifiedSupernet.blocks(options, option);
            if (!blocks.isEmpty()) {
                var window = "/" + UnifiedSpace.OPTIONS.get(option);
                var expand = name + "/expand";
                put(expand + window + ".weight", Piece.of(expand + ".weight", 0, blocks, width));
                norm(expand + window + "/norm", expand + "/norm", blocks, width);
                put(name + window + ".weight", Piece.of(name + window + ".weight", 0, blocks, width));
            }
            for (int block : blocks) {
                order.add(block);
                normed.add(option * UnifiedSpace.MOST + block);
            }
        }
        norm(name + "/norm", name + "/norm", normed, width);
        put(name + "/project.weight", Piece.of(name + "/project.weight", 1, order, width));
        var shadow = List.of(supernet.norm(order.size()));
        norm(name + "/project/norm", name + "/project/norm", shadow, layer.out());
    }

    private void norm(String own, String shared, List<Integer> blocks, int width) {
        NORM.forEach(part -> put(own + part, Piece.of(shared + part, 0, blocks, width)));
    }

    private void put(String own, Piece piece) {
        pieces.put(own, piece);
    }
}
