package dev.espalier.draw;

import dev.espalier.space.Network;
import dev.espalier.space.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The drawing of a whole network: its stages as boxes, left to right, with channels and sizes. It is as wide as it has
 * stages, so that a long one is read by scrolling.
 */
public final class MacroDrawing {

    private static final int GAP = 24;

    private MacroDrawing() {}

    /** A stage of the drawing: {@code cells} is 0 where nothing is repeated. */
    private record Box(String title, String detail, String below, int cells) {
        int width() {
            return cells > 1 ? 84 : 70;
        }
    }

    /** The stages of a network, by the first word of its nodes' names. */
    public static String of(Network network) {
        var boxes = boxes(network);
        int width = boxes.stream().mapToInt(box -> box.width() + GAP).sum() - GAP;
        var label = boxes.stream().map(Box::title).collect(Collectors.joining(", ", "Network: ", ""));
        var svg = new Markup()
                .open(
                        "svg",
                        "class",
                        "macro",
                        "viewBox",
                        "-1 0 " + (width + 2) + " 76",
                        "width",
                        width + 2,
                        "height",
                        76,
                        "role",
                        "img",
                        "aria-label",
                        label);
        int x = 0;
        for (int i = 0; i < boxes.size(); i++) {
            if (i > 0) {
                svg.leaf("path", "d", "M" + (x - GAP + 10) + " 35h11m-4-3l4 3l-4 3");
            }
            draw(svg, boxes.get(i), x);
            x += boxes.get(i).width() + GAP;
        }
        return svg.end();
    }

    private static void draw(Markup svg, Box box, int x) {
        var style = box.cells() > 1 ? "cellbox" : "plain";
        int width = box.width() - (box.cells() > 1 ? 8 : 0);
        if (box.cells() > 1) {
            svg.leaf("rect", "class", style, "x", x + 8, "y", 6, "width", width, "height", 42, "rx", 5)
                    .leaf("rect", "class", style, "x", x + 4, "y", 10, "width", width, "height", 42, "rx", 5);
        }
        double middle = x + width / 2.0;
        svg.leaf("rect", "class", style, "x", x, "y", 14, "width", width, "height", 40, "rx", 5)
                .leafText("text", box.title(), "x", middle, "y", 31, "text-anchor", "middle")
                .leafText("text", box.detail(), "class", "d", "x", middle, "y", 46, "text-anchor", "middle")
                .leafText("text", box.below(), "class", "d", "x", middle, "y", 70, "text-anchor", "middle");
    }

    private static List<Box> boxes(Network network) {
        var extents = extents(network);
        var stages = new LinkedHashMap<String, List<Network.Node>>();
        for (var node : network.nodes()) {
            if (!(node.op() instanceof Op.Input)) {
                stages.computeIfAbsent(node.name().split("/")[0], _ -> new ArrayList<>())
                        .add(node);
            }
        }
        var boxes = new ArrayList<Box>();
        stages.forEach((stage, nodes) -> boxes.add(box(stage, nodes, extents)));
        return boxes;
    }

    private static Box box(String stage, List<Network.Node> nodes, Map<String, Extent> extents) {
        int cells = (int) nodes.stream()
                .map(node -> node.name().split("/"))
                .filter(path -> path.length > 2 && path[1].matches("cell\\d+"))
                .map(path -> path[1])
                .distinct()
                .count();
        var last = nodes.getLast();
        var out = extents.getOrDefault(last.name(), Extent.NONE);
        var below = out.size() > 1 ? out.size() + " × " + out.size() : "";
        if (last.op() instanceof Op.Linear(int units)) {
            return new Box("head", "linear", units + " classes", 0);
        }
        if (last.op() instanceof Op.Unembedding(int words)) {
            return new Box("head", "scores", words + " words", 0);
        }
        var title = cells > 1 ? cells + " cells" : stage.replaceFirst("reduction\\d*", "reduce");
        return new Box(title, out.channels() + " ch", below, cells);
    }

    /** Channels and height of what a node puts out; 0 where that is not known. */
    private record Extent(int channels, int size) {
        static final Extent NONE = new Extent(0, 0);

        Extent slid(int stride) {
            return new Extent(channels, (size + stride - 1) / stride);
        }

        Extent with(int channels) {
            return new Extent(channels, size);
        }
    }

    private static Map<String, Extent> extents(Network network) {
        var extents = new HashMap<String, Extent>();
        for (var node : network.nodes()) {
            var in = node.inputs().isEmpty()
                    ? Extent.NONE
                    : extents.getOrDefault(node.inputs().getFirst(), Extent.NONE);
            extents.put(node.name(), after(node, in, extents));
        }
        return extents;
    }

    private static Extent after(Network.Node node, Extent in, Map<String, Extent> extents) {
        return switch (node.op()) {
            case Op.Input(int channels, int size) -> new Extent(channels, size);
            case Op.Conv(int _, int stride, int _, int channels, int _) ->
                in.slid(stride).with(channels);
            case Op.Pool(var _, int _, int stride) -> in.slid(stride);
            case Op.GlobalPool() -> new Extent(in.channels(), 1);
            case Op.Linear(int units) -> new Extent(units, 1);
            case Op.Embedding(int _, int channels) -> new Extent(channels, 1);
            case Op.Unembedding(int words) -> new Extent(words, 1);
            case Op.Memory(var _, int channels) -> new Extent(channels, 1);
            case Op.Concat() ->
                in.with(node.inputs().stream()
                        .mapToInt(
                                name -> extents.getOrDefault(name, Extent.NONE).channels())
                        .sum());
            case Op.Slice(int channels) -> in.with(channels);
            case Op.BatchNorm() -> in;
            case Op.InstanceNorm() -> in;
            case Op.LayerNorm() -> in;
            case Op.Scale() -> in;
            case Op.Bias() -> in;
            case Op.Activation(var _) -> in;
            case Op.SqueezeExcite(int _) -> in;
            case Op.Add() -> in;
            case Op.Product() -> in;
            case Op.Merge(var _) -> in;
            case Op.Blend() -> in;
            case Op.Identity() -> in;
            case Op.Zero() -> in;
            case Op.Named(var _) -> in;
        };
    }
}
