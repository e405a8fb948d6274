package dev.espalier.space;

import java.util.ArrayList;
import java.util.List;

/**
 * What an architecture means: an acyclic graph of operations. Nodes stand in topological order, merges are nodes of
 * their own ({@link Op.Add}, {@link Op.Concat}), and equal architectures give equal networks, so that a network can be
 * hashed, priced, drawn and built by walking the list once. The last node is the output.
 *
 * @param auxiliary nodes of a second classifier that reads the first ones while they learn, and is not part of what was
 *     learned: it costs nothing and is not kept; empty for none
 */
public record Network(Architecture architecture, List<Node> nodes, List<Node> auxiliary) {

    public Network {
        nodes = List.copyOf(nodes);
        auxiliary = List.copyOf(auxiliary);
    }

    public Network(Architecture architecture, List<Node> nodes) {
        this(architecture, nodes, List.of());
    }

    /** All that learns: the auxiliary nodes follow the others, as if they were its own. */
    public Network whole() {
        var all = new ArrayList<>(nodes);
        all.addAll(auxiliary);
        return new Network(architecture, all);
    }

    /**
     * One operation and where its inputs come from.
     *
     * @param name unique in its network, hierarchical: {@code stage2/cell1/3<-0}
     * @param inputs names of earlier nodes, in order
     */
    public record Node(String name, Op op, List<String> inputs) {
        public Node {
            inputs = List.copyOf(inputs);
        }

        public Node(String name, Op op, String... inputs) {
            this(name, op, List.of(inputs));
        }
    }

    /** Whether every operation is known in full, so that cost can be computed and the network can be built. */
    public boolean transparent() {
        return nodes.stream().noneMatch(node -> node.op() instanceof Op.Named);
    }
}
