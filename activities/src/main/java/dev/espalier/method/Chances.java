package dev.espalier.method;

import dev.espalier.search.Constraint;
import dev.espalier.space.Architecture;
import dev.espalier.surrogate.Hyperparameters;
import dev.espalier.surrogate.Outlooks;
import dev.espalier.surrogate.Standardized;
import dev.espalier.surrogate.Surrogate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How likely architectures are to come to anything: to be evaluated without failing, and to keep to limits that only an
 * evaluation can check. A failure tells where others will fail, and nothing of accuracy.
 */
final class Chances {

    /** So many must be checked before a limit is modelled. */
    private static final int FEW = 4;

    /** The least chance, so that nothing is given up for ever. */
    private static final double LEAST = 0.01;

    private final SearchContext<?> context;
    private final Knowledge knowledge;

    Chances(SearchContext<?> context, Knowledge knowledge) {
        this.context = context;
        this.knowledge = knowledge;
    }

    /** The hyperparameters of each limit that is modelled, by metric name. */
    SortedMap<String, Hyperparameters> fitted() {
        var fitted = new TreeMap<String, Hyperparameters>();
        for (var constraint : modelled()) {
            var name = constraint.metric().name();
            var values = values(constraint);
            fitted.put(
                    name,
                    surrogate(constraint).fit(Standardized.by(values).of(values), knowledge.hyperparametersOf(name)));
        }
        return fitted;
    }

    /** From just above 0 to 1, in the order of the architectures. */
    double[] of(List<Architecture> architectures) {
        var chances = new double[architectures.size()];
        Arrays.fill(chances, 1);
        for (var constraint : modelled()) {
            var values = values(constraint);
            var scale = Standardized.by(values);
            var outlooks = surrogate(constraint)
                    .outlooks(
                            scale.of(values),
                            knowledge.hyperparametersOf(constraint.metric().name()),
                            architectures);
            double limit = scale.of(constraint.atMost());
            multiply(chances, i -> outlooks.of(i).below(limit));
        }
        var failed = failed();
        if (!failed.isEmpty()) {
            var succeeded = succeeded();
            double share = (double) failed.size() / (failed.size() + succeeded.size());
            var outlooks = failures(failed, succeeded, architectures);
            multiply(chances, i -> 1 - share - outlooks.of(i).mean());
        }
        return chances;
    }

    private interface Chance {
        double of(int architecture);
    }

    private static void multiply(double[] chances, Chance chance) {
        for (int i = 0; i < chances.length; i++) {
            chances[i] *= Math.clamp(chance.of(i), LEAST, 1);
        }
    }

    private List<Constraint> modelled() {
        return context.problem().constraints().stream()
                .filter(constraint -> checked(constraint).size() >= FEW)
                .toList();
    }

    private List<Checked> checked(Constraint constraint) {
        var checked = knowledge.checked().stream()
                .filter(one -> one.values().containsKey(constraint.metric().name()))
                .toList();
        return checked.subList(Math.max(0, checked.size() - Knowledge.MOST), checked.size());
    }

    private double[] values(Constraint constraint) {
        return checked(constraint).stream()
                .mapToDouble(one -> Objects.requireNonNull(
                        one.values().get(constraint.metric().name())))
                .toArray();
    }

    private Surrogate surrogate(Constraint constraint) {
        return new Surrogate(
                context.space(),
                checked(constraint).stream().map(Checked::architecture).toList());
    }

    /** What broke a limit did not fail. */
    private List<Architecture> failed() {
        var checked = new HashSet<Architecture>();
        knowledge.checked().forEach(one -> checked.add(one.architecture()));
        var failed = knowledge.failed().stream()
                .filter(architecture -> !checked.contains(architecture))
                .toList();
        return failed.subList(Math.max(0, failed.size() - Knowledge.MOST / 2), failed.size());
    }

    private List<Architecture> succeeded() {
        var measured = knowledge.measured().stream().map(Scored::architecture).toList();
        return measured.subList(Math.max(0, measured.size() - Knowledge.MOST / 2), measured.size());
    }

    /** A regression on 1 for what failed and 0 for what did not, less the share of what did. */
    private Outlooks failures(List<Architecture> failed, List<Architecture> succeeded, List<Architecture> candidates) {
        var architectures = new ArrayList<>(failed);
        architectures.addAll(succeeded);
        var targets = new double[architectures.size()];
        Arrays.fill(targets, -(double) failed.size() / targets.length);
        for (int i = 0; i < failed.size(); i++) {
            targets[i]++;
        }
        return new Surrogate(context.space(), architectures).outlooks(targets, Hyperparameters.STANDARD, candidates);
    }
}
