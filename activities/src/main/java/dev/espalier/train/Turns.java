package dev.espalier.train;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Lets several train by turns, so that what disturbs the machine disturbs all of them. */
final class Turns {

    /** Until what is compiled while it runs has been; it is trained so long at least before anything counts. */
    private static final double WARM_UP = 8;

    private final TrainBench.Options options;
    private final PrintStream progress;

    Turns(TrainBench.Options options, PrintStream progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * One row for each, the first compared with each of the others turn by turn. They are closed afterwards.
     *
     * @param entrants by name
     */
    List<TurnRow> take(String network, SequencedMap<String, Entrant> entrants) throws IOException {
        var taken = new LinkedHashMap<String, List<Stint>>();
        try {
            for (int turn = 0; turn <= options.repeats(); turn++) {
                for (var entrant : entrants.entrySet()) {
                    tell(network, entrant.getKey(), turn);
                    var stint = entrant.getValue().train(turn == 0 ? WARM_UP : options.seconds());
                    if (turn > 0) {
                        taken.computeIfAbsent(entrant.getKey(), _ -> new ArrayList<>())
                                .add(stint);
                    }
                }
            }
        } finally {
            entrants.values().forEach(Entrant::close);
        }
        var first = taken.firstEntry().getValue();
        return taken.entrySet().stream()
                .map(entry -> new TurnRow(network, entry.getKey(), entry.getValue(), first))
                .toList();
    }

    private void tell(String network, String entrant, int turn) {
        progress.println("%s: %s, %s"
                .formatted(
                        network,
                        entrant,
                        turn == 0 ? "warming up" : "turn %d of %d".formatted(turn, options.repeats())));
    }
}
