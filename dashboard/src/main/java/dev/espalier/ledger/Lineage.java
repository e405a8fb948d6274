package dev.espalier.ledger;

import dev.espalier.search.Experiment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which experiment ran which rounds of a search: a fork's rounds before its fork are its parent's, and no row of them is
 * copied. Own segment first.
 */
record Lineage(List<Segment> segments) {

    private static final int AT_ONCE = 200;

    /**
     * The rounds that one experiment ran.
     *
     * @param from the first, from 0
     * @param before the first that it did not run for this lineage
     */
    record Segment(String experiment, int from, int before) {}

    static Lineage of(ExperimentRow own) {
        var segments = new ArrayList<Segment>();
        int before = Integer.MAX_VALUE;
        @Nullable ExperimentRow row = own;
        while (row != null) {
            int from = row.forkRound == null ? 0 : row.forkRound;
            segments.add(new Segment(row.id, Math.min(from, before), before));
            before = Math.min(from, before);
            row = row.parent == null ? null : ExperimentRow.findById(row.parent);
        }
        return new Lineage(List.copyOf(segments));
    }

    /** How many rounds were closed at the checkpoint that a fork starts from. */
    static int roundsAt(Experiment.Fork fork) {
        ExperimentRow parent = ExperimentRow.findById(fork.parent());
        if (parent == null) {
            return 0;
        }
        return Lineage.of(parent).segments.stream()
                .flatMap(segment -> RoundRow.<RoundRow>list(
                        "id.experiment = ?1 and id.round < ?2 and sequence = ?3",
                        segment.experiment,
                        segment.before,
                        fork.sequence())
                        .stream())
                .mapToInt(round -> round.id.round() + 1)
                .max()
                .orElse(0);
    }

    /** Who ran a round. */
    Optional<String> owner(int round) {
        return segments.stream()
                .filter(segment -> round >= segment.from && round < segment.before)
                .map(Segment::experiment)
                .findFirst();
    }

    /** Several at once, in the order of their keys as given; those that are not there are left out. */
    List<TrialRow> trials(List<TrialKey> keys) {
        var wanted = keys.stream()
                .flatMap(key -> owner(key.round()).map(owner -> new TrialKey(owner, key.round(), key.place())).stream())
                .toList();
        var found = new HashMap<TrialKey, TrialRow>();
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            TrialRow.<TrialRow>list("id in ?1", wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)))
                    .forEach(row -> found.put(row.id, row));
        }
        return wanted.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    Optional<TrialRow> trial(int round, int place) {
        return owner(round).flatMap(owner -> TrialRow.findByIdOptional(new TrialKey(owner, round, place)));
    }
}
