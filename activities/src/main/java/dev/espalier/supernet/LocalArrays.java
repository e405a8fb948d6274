package dev.espalier.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.espalier.space.weights.Slot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Which shared array each array of a network is. Those of an option's nodes are the option's own:
 * {@code stage1/cell1/2<-0/conv@nor_conv_3x3.weight} for {@code stage1/cell1/2<-0/conv.weight}.
 */
final class LocalArrays {

    private final Map<String, Integer> owners = new HashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Map<Key, Slot> shared = new HashMap<>();

    private record Key(int decision, int option, String array) {}

    LocalArrays(Locality locality) {
        add(Part.ALL, 0, "", locality);
        var decisions = locality.space().decisions();
        for (int decision = 0; decision < decisions.size(); decision++) {
            for (int option = 0; option < locality.arity(decision); option++) {
                add(decision, option, "@" + decisions.get(decision).options().get(option), locality);
            }
        }
    }

    private void add(int decision, int option, String suffix, Locality locality) {
        for (var placed : locality.of(decision, option)) {
            for (var own : placed.slots()) {
                var node = own.node() + suffix;
                var name = node + own.name().substring(own.node().length());
                var slot = new Slot(node, name, own.role(), own.shape());
                owners.put(own.name(), decision);
                shared.put(new Key(decision, option, own.name()), slot);
                if (isKept(slot, decision)) {
                    slots.add(slot);
                }
            }
        }
    }

    /** Nothing of normalisations but scales and shifts of those that all networks have. */
    private static boolean isKept(Slot slot, int decision) {
        return switch (slot.role()) {
            case WEIGHT, BIAS -> true;
            case SCALE, SHIFT -> decision == Part.ALL;
            case MEAN, VARIANCE -> false;
        };
    }

    /** Those that are learned. */
    List<Slot> slots() {
        return List.copyOf(slots);
    }

    /**
     * The arrays of a network by their own names.
     *
     * @param taken its options
     * @param learned the arrays that are learned
     * @param scope holds the others: as normalisations begin
     */
    Function<String, NDArray> of(Source.Taken taken, Function<String, NDArray> learned, NDManager scope) {
        var begun = new HashMap<Beginning, NDArray>();
        return name -> {
            int owner = Objects.requireNonNull(owners.get(name), name);
            int option = owner == Part.ALL ? 0 : taken.option(owner);
            var slot = Objects.requireNonNull(shared.get(new Key(owner, option, name)), name);
            return isKept(slot, owner)
                    ? learned.apply(slot.name())
                    : begun.computeIfAbsent(new Beginning(slot.role(), slot.count()), one -> one.in(scope));
        };
    }

    /** What an array of a normalisation is before anything was learned or seen. */
    private record Beginning(Slot.Role role, int channels) {

        NDArray in(NDManager scope) {
            var shape = new Shape(channels);
            return switch (role) {
                case SCALE, VARIANCE -> scope.ones(shape, DataType.FLOAT32);
                case WEIGHT, BIAS, SHIFT, MEAN -> scope.zeros(shape, DataType.FLOAT32);
            };
        }
    }
}
