package dev.espalier.space;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with one file, in the order found. The first 20 sentences are kept, further ones are counted. */
public final class Problems {

    private static final int KEPT = 20;

    private final Set<String> sentences = new LinkedHashSet<>();
    private long more;

    /** Adds a sentence; one that is there already is not added again. */
    public void add(String sentence) {
        if (sentences.size() < KEPT) {
            sentences.add(sentence);
        } else if (!sentences.contains(sentence)) {
            more++;
        }
    }

    /** How many there are, those included that were not kept. */
    public long count() {
        return sentences.size() + more;
    }

    /** The file as refused for these problems. */
    public Refusal refusal() {
        List<String> all = new ArrayList<>(sentences);
        if (more > 0) {
            all.add("There %s more.".formatted(more == 1 ? "is one problem" : "are %,d problems".formatted(more)));
        }
        return new Refusal(all);
    }

    /**
     * Passes when there are none.
     *
     * @throws Refusal with all of them
     */
    public void requireNone() {
        if (count() > 0) {
            throw refusal();
        }
    }
}
