package dev.espalier.fade;

import dev.espalier.space.dag.Dag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Graphs for a region while they are gathered: of those that are the same but for numbers the first. */
final class Proposals {

    private static final int PATIENCE = 50;

    private final int count;
    private final Map<Dag, Dag> byClass = new LinkedHashMap<>();

    Proposals(int count) {
        this.count = count;
    }

    boolean full() {
        return byClass.size() >= count;
    }

    void add(Dag graph) {
        if (!full()) {
            byClass.putIfAbsent(graph.canonical(), graph);
        }
    }

    /** Drawn until there are enough, or drawing brings nothing new. */
    Proposals drawn(Supplier<Dag> draw) {
        for (int i = 0; i < PATIENCE * count && !full(); i++) {
            add(draw.get());
        }
        return this;
    }

    /** Filled with graphs at random; in the end with all there are. */
    List<Dag> filled(int vertices, RandomGenerator random) {
        drawn(() -> any(vertices, random));
        if (!full()) {
            Dag.all(vertices).forEach(this::add);
        }
        return List.copyOf(byClass.values());
    }

    static Dag any(int vertices, RandomGenerator random) {
        return new Dag(vertices, random.nextInt(1 << Dag.edges(vertices)));
    }
}
