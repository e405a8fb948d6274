package dev.espalier.space.dag;

import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Op.Activation;
import dev.espalier.space.Op.Pool;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a chain of stages, each of one graph, or of several side by side.
 *
 * <p>Unlike the public code, images of 28 pixels are not padded in front of their last poolings: what fills no window is
 * left out, as everywhere here. Shown with 32 pixels they have the sizes of the public code.
 */
final class DagNetwork {

    private static final int SIZE = 32;
    private static final int CLASSES = 10;

    private final DagForm form;
    private final Frame frame;
    private final List<Node> nodes = new ArrayList<>();

    DagNetwork(DagForm form, Frame frame) {
        this.form = form;
        this.frame = frame;
        if (frame.cells() > 0) {
            throw new IllegalArgumentException(
                    "The `cells` (%d) must be 0: the stages are the space's.".formatted(frame.cells()));
        }
    }

    /** What the stages hold, counted from 0. */
    interface Stages {
        List<Placed> of(int stage);
    }

    /**
     * A graph in a stage.
     *
     * @param prefix of the names of its nodes: empty, or one that ends in a slash
     */
    record Placed(String prefix, Dag graph) {}

    Network of(Architecture architecture, Stages stages) {
        nodes.add(new Node(
                "input",
                new Op.Input(frame.channels() == 0 ? 3 : frame.channels(), frame.size() == 0 ? SIZE : frame.size())));
        var last = switch (form.carried()) {
            case DagForm.Convolution convolution -> convolutional(convolution, stages);
            case DagForm.Dense _ -> dense(stages);
        };
        nodes.add(new Node("classifier", new Op.Linear(frame.classes() == 0 ? CLASSES : frame.classes()), last));
        return new Network(architecture, nodes);
    }

    private String convolutional(DagForm.Convolution convolution, Stages stages) {
        var plan = frame.width() == 0
                ? ChainPlan.of(form.stages(), form.width())
                : ChainPlan.from(form.stages(), frame.width());
        String last = "input";
        for (int stage = 0; stage < form.stages(); stage++) {
            var name = "stage" + (stage + 1) + "/";
            int channels = plan.channels().get(stage);
            add(name + "in/conv", new Op.Conv(convolution.kernel(), 1, 1, channels), last);
            add(name + "in", new Op.Bias(), name + "in/conv");
            last = stage(name, stages.of(stage), channels);
            int pool = plan.pools().get(stage);
            if (pool > 1) {
                add(name + "pool", new Pool(convolution.pool(), pool, pool), last);
                last = name + "pool";
            }
        }
        return last;
    }

    private String dense(Stages stages) {
        int units = frame.width() == 0 ? form.width() : frame.width();
        add("in/linear", new Op.Linear(units), "input");
        add("in", relu(), "in/linear");
        String last = "in";
        for (int stage = 0; stage < form.stages(); stage++) {
            var name = "stage" + (stage + 1) + "/";
            add(name + "in", new Op.Identity(), last);
            last = stage(name, stages.of(stage), units);
        }
        return last;
    }

    /** The graphs of a stage, which all read the same; whoever reads it reads their sum. */
    private String stage(String name, List<Placed> graphs, int channels) {
        var outputs = graphs.stream()
                .map(placed -> graph(name + placed.prefix(), placed.graph(), name + "in", channels))
                .toList();
        return outputs.size() == 1 ? outputs.getFirst() : sum(name + "sum", outputs);
    }

    private String graph(String name, Dag graph, String input, int channels) {
        for (int vertex = 1; vertex <= graph.vertices(); vertex++) {
            var read = new ArrayList<String>();
            for (int from : graph.before(vertex)) {
                read.add(operation(name, from, String.valueOf(vertex), channels));
            }
            sum(name + vertex, read.isEmpty() ? List.of(input) : read);
        }
        var read = new ArrayList<String>();
        for (int from : graph.last()) {
            read.add(operation(name, from, "out", channels));
        }
        return sum(name + "out", read);
    }

    private String operation(String name, int from, String to, int channels) {
        var edge = name + from + ">" + to;
        String last = name + from;
        switch (form.carried()) {
            case DagForm.Convolution(int kernel, var _, boolean norm) -> {
                add(edge + "/conv", new Op.Conv(kernel, 1, 1, channels), last);
                last = edge + (norm ? "/norm" : "/bias");
                add(last, norm ? new Op.BatchNorm() : new Op.Bias(), edge + "/conv");
            }
            case DagForm.Dense _ -> {
                add(edge + "/linear", new Op.Linear(channels), last);
                last = edge + "/linear";
            }
        }
        add(edge, relu(), last);
        return edge;
    }

    private String sum(String name, List<String> read) {
        nodes.add(new Node(name, read.size() == 1 ? new Op.Identity() : new Op.Add(), read));
        return name;
    }

    private static Op relu() {
        return new Activation(Activation.Kind.RELU);
    }

    private void add(String name, Op op, String input) {
        nodes.add(new Node(name, op, input));
    }
}
