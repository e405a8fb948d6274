package dev.espalier.draw;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Where an architecture comes from: generations from left to right, a line from each parent to what was made of it. */
public final class FamilyTree {

    private static final int WIDTH = 132;
    private static final int HEIGHT = 54;
    private static final int BETWEEN = 30;
    private static final int APART = 14;
    private static final int MARGIN = 3;

    private FamilyTree() {}

    /**
     * An architecture that was evaluated.
     *
     * @param generation from 0, the oldest
     * @param parents ids of those that are drawn
     * @param cell a thumbnail, or empty
     * @param style a class: {@code best}, {@code current} or empty
     */
    public record Node(
            String id,
            int generation,
            List<String> parents,
            String cell,
            String figure,
            String origin,
            String style,
            String title,
            String href) {
        public Node {
            parents = List.copyOf(parents);
        }
    }

    private record Place(int x, int y) {}

    /** Nodes in order within their generation. */
    public static String of(List<Node> nodes, String title) {
        var places = places(nodes);
        int generations = 1 + nodes.stream().mapToInt(Node::generation).max().orElse(0);
        int bottom = places.values().stream().mapToInt(Place::y).max().orElse(0);
        int width = generations * (WIDTH + BETWEEN) - BETWEEN + 2 * MARGIN;
        int height = bottom + HEIGHT + MARGIN;
        var svg = new Markup()
                .open(
                        "svg",
                        "class",
                        "family",
                        "width",
                        width,
                        "height",
                        height,
                        "viewBox",
                        "0 0 %d %d".formatted(width, height),
                        "role",
                        "group",
                        "aria-label",
                        title);
        nodes.forEach(node -> node.parents().forEach(parent -> edge(svg, at(places, parent), at(places, node.id()))));
        nodes.forEach(node -> node(svg, node, at(places, node.id())));
        return svg.end();
    }

    private static Place at(Map<String, Place> places, String id) {
        return Objects.requireNonNull(places.get(id), "A parent must be among the nodes.");
    }

    /** Each generation is centred beside the largest. */
    private static Map<String, Place> places(List<Node> nodes) {
        var counts = new HashMap<Integer, Integer>();
        nodes.forEach(node -> counts.merge(node.generation(), 1, Integer::sum));
        int most = counts.values().stream().mapToInt(count -> count).max().orElse(1);
        var next = new HashMap<Integer, Integer>();
        var places = new HashMap<String, Place>();
        for (var node : nodes) {
            int row = next.merge(node.generation(), 1, Integer::sum) - 1;
            int above = (most - counts.getOrDefault(node.generation(), 1)) * (HEIGHT + APART) / 2;
            places.put(
                    node.id(),
                    new Place(MARGIN + node.generation() * (WIDTH + BETWEEN), MARGIN + above + row * (HEIGHT + APART)));
        }
        return places;
    }

    private static void edge(Markup svg, Place from, Place to) {
        int x = from.x + WIDTH;
        int y = from.y + HEIGHT / 2;
        int end = to.y + HEIGHT / 2;
        int middle = (x + to.x) / 2;
        svg.leaf(
                "path",
                "class",
                "edge",
                "d",
                "M%d %dC%d %d %d %d %d %d".formatted(x, y, middle, y, middle, end, to.x, end));
    }

    private static void node(Markup svg, Node node, Place at) {
        svg.open("a", "href", node.href(), "aria-label", node.title())
                .leafText("title", node.title())
                .leaf(
                        "rect",
                        "class",
                        ("node " + node.style()).strip(),
                        "x",
                        at.x,
                        "y",
                        at.y,
                        "width",
                        WIDTH,
                        "height",
                        HEIGHT,
                        "rx",
                        6)
                .open("svg", "x", at.x + 6, "y", at.y + 4, "width", 56, "height", 28)
                .raw(node.cell())
                .close()
                .leafText("text", node.id(), "class", "id", "x", at.x + 68, "y", at.y + 17)
                .leafText("text", cut(node.origin()), "class", "origin", "x", at.x + 68, "y", at.y + 30)
                .leafText("text", node.figure(), "x", at.x + 8, "y", at.y + 46)
                .close();
    }

    private static String cut(String word) {
        return word.length() > 12 ? word.substring(0, 11) + "…" : word;
    }
}
