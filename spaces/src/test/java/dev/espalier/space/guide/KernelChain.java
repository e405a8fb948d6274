package dev.espalier.space.guide;

import dev.espalier.space.Architecture;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Three convolutions of 16 channels one after the other, each with a kernel of 3, 5 or 7; 27 networks. */
@Singleton
public final class KernelChain implements DecisionSpace {

    private static final List<Integer> KERNELS = List.of(3, 5, 7);
    private static final List<Decision> DECISIONS = List.of(decision(1), decision(2), decision(3));

    private static Decision decision(int layer) {
        return new Decision(
                "kernel" + layer, KERNELS.stream().map(String::valueOf).toList());
    }

    @Override
    public String name() {
        return "kernel-chain";
    }

    @Override
    public String summary() {
        return "Three convolutions, each with a kernel of 3, 5 or 7.";
    }

    @Override
    public List<Decision> decisions() {
        return DECISIONS;
    }

    @Override
    public Network network(Architecture architecture) {
        var nodes = new ArrayList<>(List.of(new Node("input", new Op.Input(3, 32))));
        for (int choice : architecture.choices()) {
            var conv = new Op.Conv(KERNELS.get(choice), 1, 1, 16);
            nodes.add(new Node("conv" + nodes.size(), conv, nodes.getLast().name()));
        }
        nodes.add(new Node("pool", new Op.GlobalPool(), nodes.getLast().name()));
        nodes.add(new Node("classifier", new Op.Linear(10), "pool"));
        return new Network(architecture, nodes);
    }
}
