package dev.espalier.draw;

import dev.espalier.hardware.Cost;
import dev.espalier.space.Network;
import dev.espalier.space.Op;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a network costs, layer by layer, as bars; the cells of a stage are added up. */
public final class CostBars {

    private static final int ROW = 22;

    private CostBars() {}

    /**
     * A layer's share.
     *
     * @param stage where it stands: "stage 1"
     * @param name what it is: "0→1 conv 3×3"
     */
    public record Layer(String stage, String name, OpLook look, Cost cost) {

        private Layer plus(Cost more) {
            return new Layer(stage, name, look, new Cost(cost.macs() + more.macs(), cost.params() + more.params()));
        }
    }

    /** The layers that cost anything, in the network's order; none when the network is not known in full. */
    public static List<Layer> layers(Network network) {
        if (!network.transparent()) {
            return List.of();
        }
        var layers = new LinkedHashMap<String, Layer>();
        var before = new Cost(0, 0);
        var nodes = network.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            if (costs(nodes.get(i).op())) {
                var until = Cost.of(new Network(network.architecture(), nodes.subList(0, i + 1)));
                var own = new Cost(until.macs() - before.macs(), until.params() - before.params());
                add(layers, nodes.get(i), own);
                before = until;
            }
        }
        return List.copyOf(layers.values());
    }

    private static boolean costs(Op op) {
        return op instanceof Op.Conv
                || op instanceof Op.Linear
                || op instanceof Op.SqueezeExcite
                || op instanceof Op.Scale
                || op instanceof Op.Bias
                || op instanceof Op.Embedding
                || op instanceof Op.Unembedding;
    }

    private static void add(Map<String, Layer> layers, Network.Node node, Cost cost) {
        var path = new ArrayList<>(List.of(node.name().split("/")));
        path.removeIf(part -> part.matches("cell\\d+"));
        var stage = path.removeFirst();
        boolean reduction = stage.startsWith("reduction");
        var edge = path.isEmpty() || reduction ? "" : String.join(" ", path.subList(0, Math.max(1, path.size() - 1)));
        var key = stage + "/" + edge;
        var layer = layers.get(key);
        layers.put(
                key,
                layer == null
                        ? new Layer(spaced(stage), reduction ? "block" : name(edge, node.op()), look(edge, node), cost)
                        : layer.plus(cost));
    }

    private static String spaced(String stage) {
        return stage.replaceFirst("(?<=[a-z])(?=\\d+$)", " ");
    }

    private static String name(String edge, Op op) {
        var what = OpLook.label(word(op));
        int arrow = edge.indexOf("<-");
        if (arrow < 0) {
            return edge.contains(" ") ? edge : edge.matches("\\d+") ? edge + " " + what : what;
        }
        return edge.substring(arrow + 2).replaceFirst(" .*", "") + "→" + edge.substring(0, arrow) + " " + what;
    }

    private static OpLook look(String edge, Network.Node node) {
        return edge.matches("\\d.*") ? OpLook.of(word(node.op())) : OpLook.OTHER;
    }

    private static String word(Op op) {
        return switch (op) {
            case Op.Conv(int kernel, int _, int groups, int channels, int _)
            when groups > 1 && groups == channels -> "depthwise_%dx%d".formatted(kernel, kernel);
            case Op.Conv(int kernel, int _, int _, int _, int _) -> "conv_%dx%d".formatted(kernel, kernel);
            case Op.SqueezeExcite(int _) -> "squeeze and excite";
            case Op.Linear(int _) -> "linear";
            case Op.Named(var name) -> name;
            case Op.Input(int _, int _) -> "input";
            case Op.BatchNorm _, Op.InstanceNorm _, Op.LayerNorm _ -> "norm";
            case Op.Scale() -> "scale";
            case Op.Bias() -> "bias";
            case Op.Activation(var _) -> "activation";
            case Op.Pool(var _, int _, int _) -> "pool";
            case Op.GlobalPool() -> "pool";
            case Op.Add() -> "sum";
            case Op.Concat() -> "concat";
            case Op.Slice(int _) -> "slice";
            case Op.Product() -> "product";
            case Op.Merge(var kind) -> kind.name().toLowerCase(Locale.ROOT);
            case Op.Blend() -> "blend";
            case Op.Embedding(int _, int _) -> "embedding";
            case Op.Unembedding(int _) -> "scores";
            case Op.Memory(var _, int _) -> "memory";
            case Op.Identity() -> "skip";
            case Op.Zero() -> "none";
        };
    }

    /** Bars of multiply-accumulates, in millions. */
    public static String of(List<Layer> layers) {
        double most =
                layers.stream().mapToLong(layer -> layer.cost().macs()).max().orElse(1);
        var svg = new Markup()
                .open(
                        "svg",
                        "class",
                        "layers",
                        "height",
                        layers.size() * ROW + 2,
                        "role",
                        "img",
                        "aria-label",
                        "Multiply-accumulates by layer, in millions");
        for (int i = 0; i < layers.size(); i++) {
            bar(svg, layers.get(i), i * ROW, most);
        }
        return svg.end();
    }

    private static void bar(Markup svg, Layer layer, int y, double most) {
        svg.leafText("text", layer.stage(), "class", "st", "x", 0, "y", y + 14)
                .leafText("text", layer.name(), "x", "22%", "y", y + 14)
                .open("svg", "x", "52%", "width", "33%", "y", y + 3, "height", 15)
                .leaf(
                        "rect",
                        "class",
                        "op " + layer.look().style(),
                        "width",
                        Markup.percent(layer.cost().macs() / most),
                        "height",
                        15,
                        "rx",
                        2)
                .close()
                .leafText(
                        "text",
                        String.format(Locale.ROOT, "%.2f", layer.cost().macs() / 1e6),
                        "class",
                        "v",
                        "x",
                        "100%",
                        "y",
                        y + 14,
                        "text-anchor",
                        "end");
    }
}
