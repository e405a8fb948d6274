package dev.espalier.worker;

import dev.espalier.search.Checkpoint;
import dev.espalier.search.Experiment;
import dev.espalier.step.Records.Trials;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an experiment has evaluated and paid for, so that it pays for nothing twice. It is derived from the recorded
 * rounds and only remembered here: a fresh process reads them again.
 */
final class Repeats {

    /** Experiments remembered; the least recently used one is forgotten. */
    private static final int REMEMBERED = 8;

    private final Desk desk;
    private final Map<String, Paid> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Paid> eldest) {
            return size() > REMEMBERED;
        }
    };

    Repeats(Desk desk) {
        this.desk = desk;
    }

    /** The evaluations paid for up to a checkpoint, for the caller to add to. */
    synchronized Set<String> before(Experiment experiment, Checkpoint checkpoint) {
        var known = remembered.remove(experiment.id());
        return known != null && known.sequence == checkpoint.sequence()
                ? known.identities
                : recorded(experiment, checkpoint.sequence());
    }

    synchronized void after(Experiment experiment, int sequence, Set<String> paid) {
        remembered.put(experiment.id(), new Paid(sequence, paid));
    }

    private Set<String> recorded(Experiment experiment, int last) {
        var evaluation = desk.minds().evaluation(experiment);
        var space = desk.shelf().space(experiment.problem().space()).orElseThrow();
        var identities = new HashSet<String>();
        for (int sequence = 1; sequence <= last; sequence++) {
            var outcomes = desk.history().checkpoint(experiment.id(), sequence).outcomes();
            if (outcomes != null) {
                for (var trial : desk.once().read(outcomes, Trials.class).trials()) {
                    var candidate = trial.candidate();
                    identities.add(evaluation.identity(candidate, space) + "@" + candidate.fidelity());
                }
            }
        }
        return identities;
    }

    private record Paid(int sequence, Set<String> identities) {}
}
