package dev.espalier.file;

import dev.espalier.catalogue.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A change of an experiment's labels, as people write it: {@code team=vision prod stage-} sets two and takes one away.
 *
 * @param removed keys of labels that go
 */
public record Labelling(SortedMap<String, String> set, SortedSet<String> removed) {

    /**
     * Reads one.
     *
     * @throws InvalidInput naming every word that is no label
     */
    public static Labelling parse(String text) {
        var set = new TreeMap<String, String>();
        var removed = new TreeSet<String>();
        var problems = new ArrayList<String>();
        for (var word : text.strip().split("\\s+")) {
            read(word, set, removed, problems);
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        return new Labelling(set, removed);
    }

    private static void read(String word, Map<String, String> set, SortedSet<String> removed, List<String> problems) {
        int equals = word.indexOf('=');
        boolean goes = equals < 0 && word.endsWith("-");
        var key = equals >= 0 ? word.substring(0, equals) : goes ? word.substring(0, word.length() - 1) : word;
        var value = equals >= 0 ? word.substring(equals + 1) : "";
        if (!key.matches(ExperimentReader.LABEL)) {
            problems.add(
                    "The label (%.60s) must be written as key=value, key, or key- to take it away; a key consists of letters, digits, hyphens, dots and underscores."
                            .formatted(word));
        } else if (value.length() > ExperimentReader.LONGEST_LABEL) {
            problems.add("The label `%s` must have at most %d characters, but has %d."
                    .formatted(key, ExperimentReader.LONGEST_LABEL, value.length()));
        } else if (goes) {
            removed.add(key);
        } else {
            set.put(key, value);
        }
    }

    /** The labels after the change. */
    public SortedMap<String, String> applied(Map<String, String> labels) {
        var changed = new TreeMap<>(labels);
        changed.keySet().removeAll(removed);
        changed.putAll(set);
        return changed;
    }
}
