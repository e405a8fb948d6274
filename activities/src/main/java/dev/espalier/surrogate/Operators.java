package dev.espalier.surrogate;

import dev.espalier.hardware.Cost;
import dev.espalier.space.Architecture;
import dev.espalier.space.DecisionSpace;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the options of a space's decisions put into its networks, beside the first of each decision. Two options of equal
 * layers in equal places are one operator: what one takes, the other takes, so that it is measured once.
 */
public final class Operators {

    private final DecisionSpace space;

    /** By decision and option; empty where an option changes nothing. */
    private final List<List<String>> names = new ArrayList<>();

    private final SortedMap<String, Long> macs = new TreeMap<>();

    private Operators(DecisionSpace space, Frame frame) {
        this.space = space;
        var origin = origin();
        var before = space.network(origin, frame);
        for (int row = 0; row < space.decisions().size(); row++) {
            var options = new ArrayList<>(List.of(""));
            for (int option = 1; option < space.decisions().get(row).arity(); option++) {
                options.add(named(before, space.network(origin.with(row, option), frame)));
            }
            names.add(List.copyOf(options));
        }
    }

    /**
     * The operators of a space.
     *
     * @param frame of the networks
     * @throws IllegalArgumentException where choices rule out others, or networks are not known in full
     */
    public static Operators of(SearchSpace space, Frame frame) {
        if (space instanceof DecisionSpace decisions
                && !decisions.decisions().isEmpty()
                && space.network(space.sample(new SplittableRandom(0)), frame).transparent()) {
            return new Operators(decisions, frame);
        }
        throw new IllegalArgumentException(
                "The space (%s) must consist of decisions that are made independently of one another, and its networks must be known in full, for latencies to be sums over its operators."
                        .formatted(space.name()));
    }

    private Architecture origin() {
        return new Architecture(
                space.name(), Collections.nCopies(space.decisions().size(), 0));
    }

    /** What another network has more, and less. */
    private String named(Network before, Network after) {
        var difference = new TreeMap<String, Integer>();
        parts(after).forEach(part -> difference.merge(part, 1, Integer::sum));
        parts(before).forEach(part -> difference.merge(part, -1, Integer::sum));
        difference.values().removeIf(count -> count == 0);
        var name = difference.isEmpty() ? "" : difference.toString();
        macs.putIfAbsent(name, Cost.of(after).macs() - Cost.of(before).macs());
        return name;
    }

    /** Operations with the shapes that they read and put out. */
    private static Stream<String> parts(Network network) {
        var shapes = new HashMap<String, Shape>();
        return network.nodes().stream().map(node -> {
            var in = Shape.into(shapes, node);
            var out = Shape.after(shapes, node, in);
            shapes.put(node.name(), out);
            return "%s %s>%s".formatted(node.op(), in, out);
        });
    }

    /** How many there are. */
    public int count() {
        return Math.toIntExact(
                macs.keySet().stream().filter(name -> !name.isEmpty()).count());
    }

    /** The operators of an architecture, and how often it has each. */
    SortedMap<String, Integer> of(Architecture architecture) {
        var counts = new TreeMap<String, Integer>();
        for (int row = 0; row < names.size(); row++) {
            counts.merge(names.get(row).get(architecture.choices().get(row)), 1, Integer::sum);
        }
        counts.remove("");
        return counts;
    }

    /** Multiply-accumulates of operators beside those of the first options, in thousands. */
    int macsK(Map<String, Integer> counts) {
        long sum = 0;
        for (var count : counts.entrySet()) {
            sum += count.getValue() * macs.getOrDefault(count.getKey(), 0L);
        }
        return Math.toIntExact(Math.round(sum / 1e3));
    }

    /**
     * The architectures whose latencies say what each operator takes: that of all first options, for each operator the one
     * that has it wherever it can, and others drawn at random, of which some are nearly all of one kind and others mixed.
     *
     * @param drawn how many others
     */
    public List<Architecture> worthMeasuring(int drawn, long seed) {
        var random = new SplittableRandom(seed);
        var alone = Stream.concat(
                Stream.of(origin()),
                macs.keySet().stream().filter(name -> !name.isEmpty()).map(this::wherever));
        return Stream.concat(alone, Stream.generate(() -> drawn(random)).limit(20L * drawn))
                .map(space::canonical)
                .distinct()
                .limit(1L + count() + drawn)
                .toList();
    }

    private Architecture wherever(String name) {
        return chosen((row, options) -> Math.max(0, options.indexOf(name)));
    }

    /** The chances of options, the first, the second and so on, are drawn first, and with them each option. */
    private Architecture drawn(RandomGenerator random) {
        int most = names.stream().mapToInt(List::size).max().orElseThrow();
        var weights = random.doubles(most).map(u -> -StrictMath.log(1 - u)).toArray();
        return chosen((row, options) -> {
            NavigableMap<Double, Integer> ends = new TreeMap<>();
            double end = 0;
            for (int option = 0; option < options.size(); option++) {
                end += weights[option];
                ends.put(end, option);
            }
            return ends.higherEntry(random.nextDouble() * end).getValue();
        });
    }

    private Architecture chosen(BiFunction<Integer, List<String>, Integer> choice) {
        return new Architecture(
                space.name(),
                IntStream.range(0, names.size())
                        .mapToObj(row -> choice.apply(row, names.get(row)))
                        .toList());
    }
}
