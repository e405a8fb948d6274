package dev.espalier.ledger;

import dev.espalier.search.Candidate;
import dev.espalier.search.Experiment;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Front;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.search.Outcome;
import dev.espalier.search.Trial;
import dev.espalier.space.Architecture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An experiment's front as its ledger keeps it: over the objectives and what the limits limit, so that the best within
 * any limits is one of its members, also after a limit was changed.
 */
final class Frontier {

    private Frontier() {}

    /** What is traded off: objectives, then limited metrics; with one of them only, MACs. */
    static List<Objective> axes(Experiment experiment) {
        var axes = new ArrayList<>(experiment.problem().objectives());
        var seen = axes.stream().map(Objective::metric).collect(Collectors.toCollection(HashSet::new));
        experiment.problem().constraints().stream()
                .map(constraint -> constraint.metric())
                .filter(seen::add)
                .forEach(metric -> axes.add(new Objective(metric, Objective.Direction.MINIMIZE)));
        if (axes.size() == 1 && seen.add(Metric.MACS_M)) {
            axes.add(new Objective(Metric.MACS_M, Objective.Direction.MINIMIZE));
        }
        return List.copyOf(axes);
    }

    /** The rows of the front, best in the first objective first. */
    static List<TrialRow> members(ExperimentRow row) {
        var objective = row.document.problem().objectives().getFirst();
        var trials = row.parent == null ? own(row.id) : inherited(row);
        return trials.stream()
                .sorted(Comparator.comparingDouble((TrialRow trial) -> objective.loss(measures(trial)))
                        .thenComparingInt(trial -> trial.id.round())
                        .thenComparingInt(trial -> trial.id.place()))
                .toList();
    }

    private static List<TrialRow> inherited(ExperimentRow row) {
        var lineage = Lineage.of(row);
        List<FrontRow> keys = FrontRow.list("id.experiment", row.id);
        return keys.stream()
                .map(key -> lineage.trial(key.id.round(), key.id.place()))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * All at once: this is asked for with every round. Keys are compared part by part, since H2 looks up no index for a
     * comparison of tuples, and would read all trials of all experiments.
     */
    private static List<TrialRow> own(String experiment) {
        return TrialRow.list("""
                select trial from FrontRow front, TrialRow trial
                where front.id.experiment = ?1
                and trial.id.experiment = ?1
                and trial.id.round = front.id.round
                and trial.id.place = front.id.place
                """, experiment);
    }

    /** The front with further trials; those that lack one of the axes are passed over. */
    static List<Trial> with(List<Trial> members, List<Trial> more, Experiment experiment) {
        if (more.stream().noneMatch(trial -> trial.outcome() instanceof Outcome.Measured)) {
            return members;
        }
        var all = Stream.concat(members.stream(), more.stream()).toList();
        var axes = known(axes(experiment), experiment, all);
        var complete = all.stream()
                .filter(trial -> trial.outcome() instanceof Outcome.Measured measured
                        && axes.stream().allMatch(axis -> measured.measures().has(axis.metric())))
                .toList();
        return Front.of(distinct(complete), axes).trials();
    }

    private static List<Objective> known(List<Objective> axes, Experiment experiment, List<Trial> trials) {
        return known(
                axes,
                experiment,
                metric -> trials.stream()
                        .anyMatch(trial -> trial.outcome() instanceof Outcome.Measured measured
                                && measured.measures().has(metric)));
    }

    /** Without MACs where the space does not say what its operations are. */
    static List<Objective> known(List<Objective> axes, Experiment experiment, Predicate<Metric> told) {
        var asked = experiment.problem().metrics();
        return axes.stream()
                .filter(axis -> asked.contains(axis.metric()) || told.test(axis.metric()))
                .toList();
    }

    /** Repeated trials are equal in everything; the first of them stands for all. */
    private static List<Trial> distinct(List<Trial> trials) {
        Set<Architecture> seen = new HashSet<>();
        return trials.stream()
                .filter(trial -> seen.add(trial.candidate().architecture()))
                .toList();
    }

    /** The best of a front within the limits, in the first objective. */
    static Optional<Trial> best(List<Trial> front, Experiment experiment) {
        var objective = experiment.problem().objectives().getFirst();
        return front.stream()
                .filter(trial -> trial.outcome() instanceof Outcome.Measured measured
                        && experiment.problem().permits(measured.measures()))
                .min(Comparator.comparingDouble(
                        trial -> objective.loss(((Outcome.Measured) trial.outcome()).measures())));
    }

    /** Makes these the members that the ledger keeps. */
    static void keep(String experiment, List<Trial> front) {
        var members = front.stream().map(trial -> key(experiment, trial)).collect(Collectors.toSet());
        List<FrontRow> rows = FrontRow.list("id.experiment", experiment);
        for (var row : rows) {
            if (!members.remove(row.id)) {
                row.delete();
            }
        }
        for (var member : members) {
            var row = new FrontRow();
            row.id = member;
            row.persist();
        }
    }

    static TrialKey key(String experiment, Trial trial) {
        var key = TrialKey.of(experiment, trial.id());
        if (key == null) {
            throw new IllegalStateException("The trial id (%s) must be round-place.".formatted(trial.id()));
        }
        return key;
    }

    static Trial trial(TrialRow row) {
        return new Trial(
                row.id.trial(),
                row.id.round(),
                new Candidate(
                        Architecture.of(row.architecture),
                        new Fidelity(row.epochs, row.resolution),
                        row.parents,
                        row.origin),
                switch (row.status) {
                    case MEASURED -> new Outcome.Measured(measures(row));
                    case INFEASIBLE -> new Outcome.Infeasible(String.valueOf(row.error), measures(row));
                    case FAILED -> new Outcome.Failed(String.valueOf(row.error));
                    case FILTERED, RUNNING ->
                        throw new IllegalStateException(
                                "The candidate (%s) was not evaluated and is no trial.".formatted(row.id.trial()));
                },
                row.gpuSeconds,
                row.repeated);
    }

    private static Measures measures(TrialRow row) {
        return new Measures(new TreeMap<>(row.measures));
    }
}
