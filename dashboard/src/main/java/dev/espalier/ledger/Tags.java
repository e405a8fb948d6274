package dev.espalier.ledger;

import java.util.Map;
import java.util.stream.Collectors;

/** Labels of an experiment as one text, in which each is found by how it begins and ends. */
final class Tags {

    private static final String EDGE = "\n";

    private Tags() {}

    static String of(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> start(label.getKey()) + end(label.getValue()))
                .collect(Collectors.joining());
    }

    /** How a label of a key begins, whatever its value. */
    static String start(String key) {
        return EDGE + key + "=";
    }

    /** How a label of a value ends. */
    static String end(String value) {
        return value + EDGE;
    }
}
