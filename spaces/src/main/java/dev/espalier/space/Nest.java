package dev.espalier.space;

import java.util.List;

/**
 * A function that is composed of others: a graph, each of whose arrows carries one. One without arrows is an operation.
 *
 * @param name of its shape, {@code Linear3}, or of the operation, {@code conv3x3}
 */
public record Nest(String name, List<Arrow> arrows) {

    public Nest {
        arrows = List.copyOf(arrows);
    }

    /**
     * An arrow and what it carries.
     *
     * @param from a node, from 1; the lowest one is where the function begins
     * @param to a higher node; the highest one is where it ends
     */
    public record Arrow(int from, int to, Nest nest) {}
}
