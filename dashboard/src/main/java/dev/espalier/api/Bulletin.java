package dev.espalier.api;

import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Experiments;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one follower of all experiments was told lately. Its id is made of what the ledger holds, so that it says the same
 * to a server that was started again meanwhile.
 */
final class Bulletin {

    private final Map<String, ExperimentView> newest = new TreeMap<>();

    Bulletin(List<ExperimentView> lately) {
        lately.forEach(this::tell);
    }

    /** @return whether that is news */
    boolean tell(ExperimentView view) {
        var before = newest.put(view.id(), view);
        return before == null || !before.tag().equals(view.tag());
    }

    /** The newest change, and a hash over those just before it, one of which may have been written later. */
    String id() {
        var last = newest.values().stream()
                .map(ExperimentView::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        newest.values().removeIf(view -> view.changedAt().isBefore(last.minus(Experiments.LATELY)));
        var lately = newest.values().stream()
                .map(view -> view.id() + " " + view.tag())
                .collect(Collectors.joining(" "));
        return last.toEpochMilli() + "-" + Integer.toHexString(lately.hashCode());
    }
}
