package dev.espalier.space.custom;

import java.util.HashSet;
import java.util.Set;

/** The names given to the nodes of one list of layers, each once. */
final class NodeNames {

    /** The first node of every network. */
    static final String INPUT = "input";

    private final String prefix;
    private final Set<String> given = new HashSet<>();

    NodeNames(String prefix) {
        this.prefix = prefix;
        if (prefix.isEmpty()) {
            given.add(INPUT);
        }
    }

    /** The label itself, or with a number from 2 when it is taken. */
    String next(String label) {
        boolean digit = Character.isDigit(label.charAt(label.length() - 1));
        return given.add(label) ? prefix + label : numbered(digit ? label + "_" : label, 2);
    }

    /** The label with a number from 1. */
    String numbered(String label) {
        return numbered(label, 1);
    }

    private String numbered(String label, int from) {
        int number = from;
        while (!given.add(label + number)) {
            number++;
        }
        return prefix + label + number;
    }
}
