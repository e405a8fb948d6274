package dev.espalier.draw;

import dev.espalier.space.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the vertices of a cell stand, left to right: a layer is the longest way from a source, long edges pass
 * between the vertices of the layers they cross, and within a layer everything stands near what it is joined to.
 *
 * @param vertices places by vertex
 * @param routes places by edge, from its first vertex to its last
 * @see <a href="https://doi.org/10.1109/TSMC.1981.4308636">Sugiyama, Tagawa and Toda, 1981</a>
 */
record Layout(List<Point> vertices, List<List<Point>> routes, double width, double height) {

    private static final double LAYER = 190;
    private static final double ROW = 98;
    private static final double MARGIN = 46;
    private static final int SWEEPS = 6;

    static Layout of(Cell cell) {
        return isDiamond(cell) ? diamond(cell) : layered(cell);
    }

    /** Four vertices, each joined to every later one: the drawing of NAS-Bench-201's paper. */
    private static boolean isDiamond(Cell cell) {
        return cell.vertices().size() == 4
                && cell.edges().stream()
                                .map(edge -> edge.from() * 4 + edge.to())
                                .distinct()
                                .count()
                        == 6
                && cell.edges().size() == 6;
    }

    private static Layout diamond(Cell cell) {
        var places = List.of(new Point(46, 136), new Point(236, 38), new Point(236, 234), new Point(426, 136));
        var routes = cell.edges().stream()
                .map(edge -> List.of(places.get(edge.from()), places.get(edge.to())))
                .toList();
        return new Layout(places, routes, 472, 272);
    }

    private static Layout layered(Cell cell) {
        int[] layers = layers(cell);
        var slots = new Slots(layers);
        var chains = cell.edges().stream().map(edge -> slots.chain(edge)).toList();
        slots.arrange(SWEEPS);
        double height = Math.max(1, slots.tallest() - 1) * ROW + 2 * MARGIN;
        var places = slots.places(height);
        return new Layout(
                places.subList(0, layers.length),
                chains.stream()
                        .map(chain -> chain.stream().map(places::get).toList())
                        .toList(),
                (slots.layers() - 1) * LAYER + 2 * MARGIN,
                height);
    }

    private static int[] layers(Cell cell) {
        int[] layers = new int[cell.vertices().size()];
        var edges = new ArrayList<>(cell.edges());
        edges.sort(Comparator.comparingInt(Cell.Edge::from));
        for (var edge : edges) {
            layers[edge.to()] = Math.max(layers[edge.to()], layers[edge.from()] + 1);
        }
        return layers;
    }

    /** Vertices, and the places long edges pass through, by layer; numbered vertices first. */
    private static final class Slots {

        private final List<Integer> layerOf = new ArrayList<>();
        private final List<List<Integer>> joined = new ArrayList<>();
        private final List<List<Integer>> layers = new ArrayList<>();

        Slots(int[] vertices) {
            IntStream.of(vertices).forEach(this::add);
        }

        private int add(int layer) {
            int slot = layerOf.size();
            layerOf.add(layer);
            joined.add(new ArrayList<>());
            while (layers.size() <= layer) {
                layers.add(new ArrayList<>());
            }
            layers.get(layer).add(slot);
            return slot;
        }

        List<Integer> chain(Cell.Edge edge) {
            var chain = new ArrayList<Integer>(List.of(edge.from()));
            for (int layer = layerOf.get(edge.from()) + 1; layer < layerOf.get(edge.to()); layer++) {
                chain.add(add(layer));
            }
            chain.add(edge.to());
            for (int i = 1; i < chain.size(); i++) {
                joined.get(chain.get(i)).add(chain.get(i - 1));
                joined.get(chain.get(i - 1)).add(chain.get(i));
            }
            return chain;
        }

        /** Sorts each layer by the mean place of what its slots are joined to, forwards and back in turn. */
        void arrange(int sweeps) {
            for (int sweep = 0; sweep < sweeps; sweep++) {
                int before = sweep % 2 == 0 ? -1 : 1;
                var order = sweep % 2 == 0 ? layers : layers.reversed();
                for (var layer : order) {
                    layer.sort(Comparator.comparingDouble(slot -> mean(slot, layerOf.get(slot) + before)));
                }
            }
        }

        private double mean(int slot, int neighbour) {
            return joined.get(slot).stream()
                    .filter(other -> layerOf.get(other) == neighbour)
                    .mapToDouble(this::offset)
                    .average()
                    .orElseGet(() -> offset(slot));
        }

        /** The place in its layer, 0 in the middle. */
        private double offset(int slot) {
            var layer = layers.get(layerOf.get(slot));
            return layer.indexOf(slot) - (layer.size() - 1) / 2.0;
        }

        List<Point> places(double height) {
            return IntStream.range(0, layerOf.size())
                    .mapToObj(slot -> new Point(MARGIN + layerOf.get(slot) * LAYER, height / 2 + offset(slot) * ROW))
                    .toList();
        }

        int layers() {
            return layers.size();
        }

        int tallest() {
            return layers.stream().mapToInt(List::size).max().orElse(1);
        }
    }
}
