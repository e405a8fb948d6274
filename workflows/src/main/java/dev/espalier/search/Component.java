package dev.espalier.search;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A method or an evaluator by name, with the settings it will be given. */
public record Component(String name, SortedMap<String, Object> settings) {

    public Component {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    public Component(String name) {
        this(name, new TreeMap<>());
    }
}
