package dev.espalier.supernet;

import dev.espalier.space.sgnas.UnifiedLayer;
import dev.espalier.space.sgnas.UnifiedSpace;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Slot.Role;
import dev.espalier.space.weights.Slots;
import java.util.ArrayList;
import java.util.List;

/**
 * The arrays of a supernet: few and large, so that a step of its optimizer is few calls. Sub-block after sub-block lies in
 * them; the normalisation after the kernels lies kernel after kernel, and that of each expansion rate one after the other.
 */
final class SharedSlots {

    private final List<Slot> slots;
    private final int norms;

    private SharedSlots(UnifiedSupernet supernet) {
        this.norms = supernet.norms();
        var layers = supernet.layers();
        slots = new ArrayList<>(Slots.of(supernet.largest()));
        slots.removeIf(slot -> layers.stream().anyMatch(layer -> slot.node().startsWith(layer.name() + "/")));
        layers.forEach(this::add);
    }

    static List<Slot> of(UnifiedSupernet supernet) {
        return List.copyOf(new SharedSlots(supernet).slots);
    }

    private void add(UnifiedLayer layer) {
        var name = layer.name();
        int width = UnifiedSpace.MOST * layer.in();
        add(name + "/expand", "weight", Role.WEIGHT, width, layer.in(), 1, 1);
        norm(name + "/expand/norm", width);
        for (int option = 0; option < UnifiedSpace.SKIP; option++) {
            int kernel = UnifiedSpace.KERNELS.get(option);
            add(name + "/" + UnifiedSpace.OPTIONS.get(option), "weight", Role.WEIGHT, width, 1, kernel, kernel);
        }
        norm(name + "/norm", UnifiedSpace.SKIP * width);
        add(name + "/project", "weight", Role.WEIGHT, layer.out(), width, 1, 1);
        norm(name + "/project/norm", norms * layer.out());
    }

    private void norm(String node, int channels) {
        add(node, "weight", Role.SCALE, channels);
        add(node, "bias", Role.SHIFT, channels);
        add(node, "running_mean", Role.MEAN, channels);
        add(node, "running_var", Role.VARIANCE, channels);
    }

    private void add(String node, String part, Role role, Integer... shape) {
        slots.add(new Slot(node, node + "." + part, role, List.of(shape)));
    }
}
