package dev.espalier.space;

import dev.espalier.space.Network.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network computes, freed of how it is written: identities, sums and batch normalisation are contracted, zeros and all
 * that neither comes from the input nor reaches the output are cut. Two equal paths between the same operations are one
 * link that counts two. Surrogates compare architectures by it.
 *
 * @param vertices in topological order; the first is the input, the last the output
 * @see <a href="https://arxiv.org/abs/2006.07556">Ru et al., ICLR 2021, Section 3.2</a>, to which the rules for zeros
 *     and identities are added
 */
public record OperationGraph(List<Vertex> vertices) {

    private static final String INPUT = "input";
    private static final String OUTPUT = "output";

    public OperationGraph {
        vertices = List.copyOf(vertices);
    }

    /** An operation and what it reads. */
    public record Vertex(String operation, List<Link> inputs) {
        public Vertex {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * What an operation reads.
     *
     * @param from index of an earlier vertex
     * @param times how often it is added up, at least 1
     */
    public record Link(int from, int times) {}

    /** @param nodes as in a network: in topological order, the last puts out */
    public static OperationGraph of(List<Node> nodes) {
        var operations = new ArrayList<String>();
        var inputs = new ArrayList<int[]>();
        Map<String, int[]> terms = new HashMap<>();
        int[] last = {};
        for (var node : nodes) {
            int[] read = {};
            for (var input : node.inputs()) {
                read = sum(read, terms.getOrDefault(input, new int[0]));
            }
            last = put(node.op(), read, operations, inputs);
            terms.put(node.name(), last);
        }
        operations.add(OUTPUT);
        inputs.add(last);
        return new OperationGraph(living(operations, inputs));
    }

    /** How often each vertex is a term of what a node puts out; the array ends with the last that is. */
    private static int[] put(Op op, int[] read, List<String> operations, List<int[]> inputs) {
        switch (op) {
            case Op.Identity _, Op.Add _, Op.BatchNorm _, Op.Slice _ -> {
                return read;
            }
            case Op.Zero _ -> {
                return new int[0];
            }
            case Op.Input _ -> operations.add(INPUT);
            case Op.Memory _ -> operations.add(op.toString());
            case Op.Conv _,
                    Op.InstanceNorm _,
                    Op.LayerNorm _,
                    Op.Scale _,
                    Op.Bias _,
                    Op.Activation _,
                    Op.Pool _,
                    Op.GlobalPool _,
                    Op.Linear _,
                    Op.SqueezeExcite _,
                    Op.Concat _,
                    Op.Product _,
                    Op.Merge _,
                    Op.Blend _,
                    Op.Embedding _,
                    Op.Unembedding _,
                    Op.Named _ -> {
                if (read.length == 0) {
                    return read;
                }
                operations.add(op.toString());
            }
        }
        inputs.add(read);
        var self = new int[inputs.size()];
        self[self.length - 1] = 1;
        return self;
    }

    private static int[] sum(int[] left, int[] right) {
        var sum = Arrays.copyOf(left, Math.max(left.length, right.length));
        for (int i = 0; i < right.length; i++) {
            sum[i] += right[i];
        }
        return sum;
    }

    private static List<Vertex> living(List<String> operations, List<int[]> inputs) {
        var position = new int[operations.size()];
        var alive = new boolean[operations.size()];
        alive[0] = true;
        alive[alive.length - 1] = true;
        for (int vertex = alive.length - 1; vertex > 0; vertex--) {
            for (int from = 0; alive[vertex] && from < inputs.get(vertex).length; from++) {
                alive[from] |= inputs.get(vertex)[from] > 0;
            }
        }
        var vertices = new ArrayList<Vertex>();
        for (int vertex = 0; vertex < alive.length; vertex++) {
            if (alive[vertex]) {
                position[vertex] = vertices.size();
                vertices.add(new Vertex(operations.get(vertex), links(inputs.get(vertex), position)));
            }
        }
        return vertices;
    }

    private static List<Link> links(int[] terms, int[] position) {
        var links = new ArrayList<Link>();
        for (int from = 0; from < terms.length; from++) {
            if (terms[from] > 0) {
                links.add(new Link(position[from], terms[from]));
            }
        }
        return links;
    }
}
