package dev.espalier.space.dag;

import dev.espalier.space.Architecture;
import dev.espalier.space.Decision;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A finite part of a space of chains: some graphs for each stage, and all paths through them. As a space it decides of
 * each stage which of its graphs it takes, and these share nothing.
 *
 * @param graphs of each stage, all different
 * @see <a href="https://arxiv.org/abs/2404.16218">Neumeyer et al., IDA 2024</a>
 */
public record Region(DagSpace of, List<List<Dag>> graphs) implements DecisionSpace {

    private static final Comparator<Dag> ORDER =
            Comparator.comparingInt(Dag::vertices).thenComparingInt(Dag::bits);

    public Region {
        graphs = graphs.stream().map(List::copyOf).toList();
        if (graphs.size() != of.form().stages() || graphs.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("A region of %s must have graphs for each of its %d stages."
                    .formatted(of.name(), of.form().stages()));
        }
    }

    /**
     * The least one that these architectures are paths of, in whatever order they come; of graphs that are the same but for
     * numbers it has one.
     */
    public static Region spanned(DagSpace of, List<Architecture> paths) {
        var graphs = new ArrayList<TreeSet<Dag>>();
        IntStream.range(0, of.form().stages()).forEach(_ -> graphs.add(new TreeSet<>(ORDER)));
        for (var path : paths) {
            var canonical = of.graphs(of.canonical(path));
            for (int stage = 0; stage < canonical.size(); stage++) {
                graphs.get(stage).add(canonical.get(stage));
            }
        }
        return new Region(of, graphs.stream().map(List::copyOf).toList());
    }

    /** Which graph of each stage an architecture takes, one of the space that this is a part of. */
    public List<Integer> path(Architecture architecture) {
        var canonical = of.graphs(of.canonical(architecture));
        return IntStream.range(0, canonical.size())
                .mapToObj(stage -> graphs.get(stage).indexOf(canonical.get(stage)))
                .toList();
    }

    /** How many graphs there are in all stages together: modules of one supernet. */
    public int modules() {
        return graphs.stream().mapToInt(List::size).sum();
    }

    /** How many paths there are. */
    public double paths() {
        return size();
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public String summary() {
        return "A region of %s.".formatted(of.name());
    }

    @Override
    public List<Decision> decisions() {
        return IntStream.range(0, graphs.size())
                .mapToObj(stage -> new Decision(
                        "stage " + (stage + 1),
                        IntStream.rangeClosed(1, graphs.get(stage).size())
                                .mapToObj(number -> "g" + number)
                                .toList()))
                .toList();
    }

    @Override
    public Network network(Architecture path) {
        return network(path, Frame.OWN);
    }

    /** That of a path. Nodes of a stage that has one graph are called as in the space itself. */
    @Override
    public Network network(Architecture path, Frame frame) {
        return new DagNetwork(of.form(), frame)
                .of(path, stage -> List.of(placed(stage, path.choices().get(stage))));
    }

    /** All graphs at once: in each stage what they put out is added up. */
    public Network whole(Frame frame) {
        var first = new Architecture(
                name(), IntStream.range(0, graphs.size()).mapToObj(_ -> 0).toList());
        return new DagNetwork(of.form(), frame)
                .of(
                        first,
                        stage -> IntStream.range(0, graphs.get(stage).size())
                                .mapToObj(number -> placed(stage, number))
                                .toList());
    }

    private DagNetwork.Placed placed(int stage, int number) {
        boolean alone = graphs.get(stage).size() == 1;
        return new DagNetwork.Placed(
                alone ? "" : "g%d/".formatted(number + 1), graphs.get(stage).get(number));
    }
}
