package dev.espalier.race;

import dev.espalier.ledger.Status;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What came of races so far, reckoned anew when a run has ended. */
@Singleton
public final class Scores {

    private static final int REMEMBERED = 50;

    private final Runs runs;
    private final Map<String, Kept> known = new ConcurrentHashMap<>();

    Scores(Runs runs) {
        this.runs = runs;
    }

    private record Kept(Map<Status, Long> ended, Results results) {}

    public Results of(RaceView view) {
        var ended = view.runs().entrySet().stream()
                .filter(count -> !count.getKey().active())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var kept = known.get(view.id());
        if (kept != null && kept.ended().equals(ended)) {
            return kept.results();
        }
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        var results = Judge.results(view.race(), runs.of(view.race()));
        known.put(view.id(), new Kept(ended, results));
        return results;
    }
}
