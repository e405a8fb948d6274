package dev.espalier.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network computes, as a text that is equal for networks which differ only in names, identities, the order and
 * nesting of sums, and what hangs on zeros. Found by colour refinement over the operations that remain: each is
 * coloured by what it reads and by who reads it, so that two equal operations are told from one that is used twice.
 * Operations without weights that read the same are one.
 */
final class NetworkFunction {

    private static final int ROUNDS = 12;

    /** An operation that remains. */
    private record Term(String op, List<Integer> reads) {}

    /** The terms of each node's value; empty for zero. */
    private final Map<String, List<Integer>> values = new HashMap<>();

    private final List<Term> terms = new ArrayList<>();
    private final Map<Term, Integer> weightless = new HashMap<>();

    private NetworkFunction() {}

    static String of(Network network) {
        var function = new NetworkFunction();
        for (var node : network.nodes()) {
            function.values.put(node.name(), function.value(node));
        }
        return function.text(
                function.values.getOrDefault(network.nodes().getLast().name(), List.of()));
    }

    private List<Integer> value(Network.Node node) {
        var reads = new ArrayList<Integer>();
        node.inputs().forEach(input -> reads.addAll(values.getOrDefault(input, List.of())));
        Collections.sort(reads);
        return switch (node.op()) {
            case Op.Zero() -> List.of();
            case Op.Identity(), Op.Add() -> reads;
            case Op.Pool _, Op.Activation _, Op.GlobalPool _, Op.Concat _, Op.Slice _ ->
                reads.isEmpty()
                        ? List.of()
                        : List.of(weightless.computeIfAbsent(new Term(node.op().toString(), reads), this::added));
            case Op.Input _ -> List.of(added(new Term(node.op().toString(), List.of())));
            case Op.Memory _ ->
                List.of(weightless.computeIfAbsent(new Term(node.op().toString(), List.of()), this::added));
            case Op.Product _, Op.Merge _, Op.Blend _, Op.Embedding _, Op.Unembedding _ ->
                reads.isEmpty() ? List.of() : List.of(added(new Term(node.op().toString(), reads)));
            case Op.InstanceNorm _, Op.LayerNorm _, Op.Scale _, Op.Bias _ ->
                reads.isEmpty() ? List.of() : List.of(added(new Term(node.op().toString(), reads)));
            case Op.Conv _, Op.BatchNorm _, Op.Linear _, Op.SqueezeExcite _, Op.Named _ ->
                reads.isEmpty() ? List.of() : List.of(added(new Term(node.op().toString(), reads)));
        };
    }

    private int added(Term term) {
        terms.add(term);
        return terms.size() - 1;
    }

    private String text(List<Integer> output) {
        var live = new LinkedHashMap<Integer, List<Integer>>();
        collect(output, live);
        var readers = readers(live.keySet().stream().toList());
        var colors = new HashMap<Integer, String>();
        live.keySet().forEach(term -> colors.put(term, terms.get(term).op()));
        for (int round = 0; round < ROUNDS; round++) {
            var next = new HashMap<Integer, String>();
            for (int term : live.keySet()) {
                var read = sum(terms.get(term).reads(), colors) + sum(readers.getOrDefault(term, List.of()), colors);
                // Texts would double in every round; their hashes do not.
                next.put(term, digest(colors.get(term) + read + Collections.frequency(output, term)));
            }
            colors.putAll(next);
        }
        return live.keySet().stream().map(colors::get).sorted().toList() + "=" + sum(output, colors);
    }

    private Map<Integer, List<Integer>> readers(List<Integer> live) {
        var readers = new HashMap<Integer, List<Integer>>();
        for (int term : live) {
            for (int read : terms.get(term).reads()) {
                readers.computeIfAbsent(read, _ -> new ArrayList<>()).add(term);
            }
        }
        return readers;
    }

    private void collect(List<Integer> roots, Map<Integer, List<Integer>> live) {
        for (int term : roots) {
            var reads = terms.get(term).reads();
            if (live.putIfAbsent(term, reads) == null) {
                collect(reads, live);
            }
        }
    }

    private static String sum(List<Integer> terms, Map<Integer, String> colors) {
        return terms.stream().map(colors::get).sorted().toList().toString();
    }

    private static String digest(String text) {
        long hash = 1_125_899_906_842_597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return Long.toHexString(hash);
    }
}
