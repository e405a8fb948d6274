package dev.espalier.page;

import dev.espalier.ledger.TrialView;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A front in two measures: the trials of which none is better in both, the best in the first measure last. */
record Staircase(Axes axes, List<TrialView> steps) {

    Staircase {
        steps = List.copyOf(steps);
    }

    /** What runs upwards and what runs to the right. */
    record Axes(Objective up, Objective across) {

        boolean know(TrialView trial) {
            return trial.measures().has(up.metric()) && trial.measures().has(across.metric());
        }

        private double first(TrialView trial) {
            return up.loss(trial.measures());
        }

        private double second(TrialView trial) {
            return across.loss(trial.measures());
        }
    }

    /**
     * Where the area under a front ends, in losses: what is worse in one of both counts for nothing.
     *
     * @param first of what runs upwards
     */
    record Reference(double first, double second) {

        /** The worst of several fronts in each measure. */
        static Reference worst(List<Staircase> fronts) {
            return new Reference(
                    fronts.stream()
                            .flatMap(front -> front.steps().stream().map(front.axes()::first))
                            .max(Comparator.naturalOrder())
                            .orElse(0.0),
                    fronts.stream()
                            .flatMap(front -> front.steps().stream().map(front.axes()::second))
                            .max(Comparator.naturalOrder())
                            .orElse(0.0));
        }
    }

    /** Of a front that may trade off more than these two measures; trials that lack one of them are passed over. */
    static Staircase of(Axes axes, List<TrialView> front) {
        var sorted = front.stream()
                .filter(axes::know)
                .sorted(Comparator.comparingDouble(axes::second).thenComparingDouble(axes::first))
                .toList();
        var steps = new ArrayList<TrialView>();
        for (var trial : sorted) {
            if (steps.isEmpty() || axes.first(trial) < axes.first(steps.getLast())) {
                steps.add(trial);
            }
        }
        return new Staircase(axes, steps);
    }

    /** The hypervolume of two measures: the area that the front dominates, up to a reference point. */
    double area(Reference reference) {
        double area = 0;
        for (int i = 0; i < steps.size(); i++) {
            double end = i + 1 < steps.size() ? axes.second(steps.get(i + 1)) : reference.second();
            double width = Math.min(end, reference.second()) - axes.second(steps.get(i));
            double height = reference.first() - axes.first(steps.get(i));
            area += Math.max(0, width) * Math.max(0, height);
        }
        return area;
    }

    double up(TrialView trial) {
        return trial.measures().get(axes.up().metric());
    }

    double across(TrialView trial) {
        return trial.measures().get(axes.across().metric());
    }

    static boolean higher(Objective objective) {
        return objective.direction() == Objective.Direction.MAXIMIZE;
    }

    Metric metric() {
        return axes.up().metric();
    }
}
