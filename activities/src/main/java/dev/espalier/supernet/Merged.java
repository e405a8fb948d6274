package dev.espalier.supernet;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All networks of a space as one: every option of every decision is there, and whoever reads what a decision puts out
 * reads what all its options put out.
 */
final class Merged {

    private static final int PROBES = 32;

    private final Locality locality;
    private final SequencedMap<Part, List<Source>> parts = new LinkedHashMap<>();
    private final Set<Part> begun = new HashSet<>();
    private final Source output;

    /** @throws IllegalArgumentException where what a node reads does not follow from one decision */
    Merged(Locality locality) {
        this.locality = locality;
        this.output = source(Part.ALL, 0, nodes -> nodes.lastEntry().getKey());
        collect(output);
        var random = new SplittableRandom(1);
        for (int probe = 0; probe < PROBES; probe++) {
            check(locality.space().sample(random));
        }
    }

    /** The parts that reach the output, each after those that it reads, with what it reads. */
    SequencedMap<Part, List<Source>> parts() {
        return parts;
    }

    Source output() {
        return output;
    }

    /** Parts with what they read, in words. */
    @Override
    public String toString() {
        return "%s to %s".formatted(parts, output);
    }

    private void collect(Source source) {
        for (var part : source.parts()) {
            if (!parts.containsKey(part)) {
                if (!begun.add(part)) {
                    throw locality.notLocal(part.node().name(), locality.at(part.decision(), part.option()));
                }
                var sources = sources(part);
                sources.forEach(this::collect);
                parts.put(part, sources);
            }
        }
    }

    private List<Source> sources(Part part) {
        var sources = new ArrayList<Source>();
        for (int i = 0; i < part.node().inputs().size(); i++) {
            int place = i;
            sources.add(source(
                    part.decision(),
                    part.option(),
                    nodes -> input(nodes.get(part.node().name()), place)));
        }
        return sources;
    }

    private static String input(@Nullable Placed reader, int place) {
        return reader == null ? "" : reader.node().inputs().get(place);
    }

    /** What is read under an option, which may be said by the options of one other decision. */
    private Source source(int decision, int option, Function<SequencedMap<String, Placed>, String> read) {
        var at = locality.at(decision, option);
        var name = read.apply(locality.nodes(at));
        int owner = locality.owner(name);
        if (owner == Part.ALL || owner == decision) {
            return new Source(Part.ALL, List.of(part(owner, option, name)));
        }
        var options = new ArrayList<Part>();
        for (int other = 0; other < locality.arity(owner); other++) {
            var changed = at.with(owner, other);
            var put = read.apply(locality.nodes(changed));
            if (locality.owner(put) != owner) {
                throw locality.notLocal(name, changed);
            }
            options.add(part(owner, other, put));
        }
        return new Source(owner, options);
    }

    private Part part(int owner, int option, String name) {
        int taken = owner == Part.ALL ? 0 : option;
        return new Part(owner, taken, locality.placed(owner, taken, name).node());
    }

    /** What single changes say must be so for any architecture. */
    private void check(Architecture architecture) {
        Source.Taken taken = decision -> architecture.choices().get(decision);
        var nodes = locality.nodes(architecture);
        for (var placed : nodes.values()) {
            var node = placed.node();
            int owner = locality.owner(node.name());
            int option = owner == Part.ALL ? 0 : taken.option(owner);
            var expected = locality.nodes(locality.at(owner, option)).get(node.name());
            var sources = expected == null ? null : parts.get(new Part(owner, option, expected.node()));
            if (!placed.does(expected) || (sources != null && !reads(node, sources, taken))) {
                throw locality.notLocal(node.name(), architecture);
            }
        }
        for (var part : parts.keySet()) {
            boolean there = part.decision() == Part.ALL || part.option() == taken.option(part.decision());
            if (there && !nodes.containsKey(part.node().name())) {
                throw locality.notLocal(part.node().name(), architecture);
            }
        }
    }

    private static boolean reads(Node node, List<Source> sources, Source.Taken taken) {
        return node.inputs()
                .equals(sources.stream()
                        .map(source -> source.part(taken).node().name())
                        .toList());
    }
}
