package dev.espalier.space.sgnas;

import dev.espalier.space.Frame;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.Op.Activation;
import dev.espalier.space.sgnas.UnifiedSpace.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The nodes of a stand-alone network: a stem, 19 layers in six stages, and a classifier. Sub-blocks of a layer that share
 * a kernel are one depth-wise convolution, behind an expansion of its own: the same values as those of one expansion
 * that is cut apart, without copying.
 */
final class UnifiedNetwork {

    private static final List<Stage> STAGES = List.of(
            new Stage(32, 2, 2),
            new Stage(40, 4, 2),
            new Stage(80, 4, 2),
            new Stage(96, 4, 1),
            new Stage(192, 4, 2),
            new Stage(320, 1, 1));
    private static final int STEM = 32;
    private static final int NARROW = 16;
    private static final int FEATURES = 1_280;
    private static final int MOST_LAYERS = 4;

    /** Up to this many pixels the stem and the first stage keep the resolution. */
    private static final int SMALL = 64;

    private final List<Node> nodes = new ArrayList<>();
    private final Form form;
    private final Frame frame;
    private final int size;

    /** Layers of equal channels; the first has the stride. */
    private record Stage(int channels, int layers, int stride) {}

    private UnifiedNetwork(Form form, Frame frame) {
        if (frame.cells() > MOST_LAYERS) {
            throw new IllegalArgumentException("The `cells` (%d) must be at most %d: no stage has more layers."
                    .formatted(frame.cells(), MOST_LAYERS));
        }
        this.form = form;
        this.frame = frame;
        this.size = frame.size() == 0 ? form.size() : frame.size();
    }

    /** @param kernels of each layer, the smaller first */
    static List<Node> nodes(List<List<Integer>> kernels, Form form, Frame frame) {
        var network = new UnifiedNetwork(form, frame);
        network.stem();
        network.layers().forEach(layer -> network.block(layer, kernels.get(layer.index())));
        network.head();
        return network.nodes;
    }

    /** The layers that a frame keeps, in order. */
    static List<UnifiedLayer> layers(Form form, Frame frame) {
        return new UnifiedNetwork(form, frame).layers();
    }

    private void stem() {
        var input = add("input", new Op.Input(frame.channels() == 0 ? 3 : frame.channels(), size));
        int width = scaled(STEM);
        activated("stem/conv", new Op.Conv(3, size > SMALL ? 2 : 1, 1, width), input);
        activated("stem/depthwise", new Op.Conv(3, 1, width, width), last());
        narrowed("stem", width, scaled(NARROW));
    }

    private List<UnifiedLayer> layers() {
        var layers = new ArrayList<UnifiedLayer>();
        int index = 0;
        int in = scaled(NARROW);
        for (int stage = 0; stage < STAGES.size(); stage++) {
            var one = STAGES.get(stage);
            for (int cell = 0; cell < one.layers; cell++, index++) {
                if (frame.cells() == 0 || cell < frame.cells()) {
                    boolean strides = cell == 0 && (stage > 0 || size > SMALL);
                    var name = "stage%d/cell%d".formatted(stage + 1, cell + 1);
                    layers.add(new UnifiedLayer(index, name, in, scaled(one.channels), strides ? one.stride : 1));
                    in = scaled(one.channels);
                }
            }
        }
        return layers;
    }

    private void block(UnifiedLayer layer, List<Integer> kernels) {
        var name = layer.name();
        var from = last();
        var branches = new ArrayList<String>();
        for (int kernel : UnifiedSpace.KERNELS) {
            int width = layer.in() * Collections.frequency(kernels, kernel);
            if (width > 0) {
                var window = kernel + "x" + kernel;
                activated(name + "/expand/" + window, new Op.Conv(1, 1, 1, width), from);
                branches.add(add(name + "/" + window, new Op.Conv(kernel, layer.stride(), width, width), last()));
            }
        }
        if (branches.size() > 1) {
            nodes.add(new Node(name + "/concat", new Op.Concat(), branches));
        }
        activate(name);
        narrowed(name, layer.in() * kernels.size(), layer.out());
        if (layer.residual()) {
            // A copy, so that dropping paths at random leaves it in.
            var shortcut = add(name + "/shortcut", new Op.Identity(), from);
            add(name, new Op.Add(), shortcut, name + "/project/norm");
        }
    }

    private void head() {
        activated("head/conv", new Op.Conv(1, 1, 1, scaled(FEATURES)), last());
        add("head/pool", new Op.GlobalPool(), last());
        add("head/classifier", new Op.Linear(frame.classes() == 0 ? form.classes() : frame.classes()), last());
    }

    private void activated(String name, Op conv, String from) {
        add(name, conv, from);
        activate(name);
    }

    /** Normalises the last node and bends it. */
    private void activate(String name) {
        add(name + "/norm", new Op.BatchNorm(), last());
        add(
                name + "/activation",
                new Activation(form.excites() ? Activation.Kind.HARD_SWISH : Activation.Kind.RELU6),
                last());
    }

    /** Scales the channels where this form does, and projects them onto fewer. */
    private void narrowed(String name, int width, int out) {
        if (form.excites()) {
            add(name + "/excite", new Op.SqueezeExcite(Math.max(1, width / 4)), last());
        }
        add(name + "/project", new Op.Conv(1, 1, 1, out), last());
        add(name + "/project/norm", new Op.BatchNorm(), last());
    }

    private int scaled(int published) {
        return frame.width() == 0
                ? published
                : Math.toIntExact(
                        Math.max(1, Math.round((double) published * frame.width() / STAGES.getFirst().channels)));
    }

    private String last() {
        return nodes.getLast().name();
    }

    private String add(String name, Op op, String... inputs) {
        nodes.add(new Node(name, op, inputs));
        return name;
    }
}
