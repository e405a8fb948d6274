package dev.espalier.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Samples.Sample;
import dev.espalier.search.Metric;
import dev.espalier.search.Objective;
import dev.espalier.space.Decision;
import dev.espalier.space.SequentialSpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trials as lines across decisions and measures, as their chart draws them.
 *
 * @param axes decisions, then measures
 * @param lines the trial, then what it has on each axis: the index of an option, or a figure, or null
 * @param measure index of the axis that lines are coloured by
 * @param note what is left out, or empty
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DecisionsData(
        boolean empty, List<Axis> axes, List<List<@Nullable Object>> lines, int measure, String best, String note) {

    /** More do not fit beside each other. */
    static final int MOST_AXES = 16;

    /**
     * A decision or a measure.
     *
     * @param options of a decision, empty of a measure
     * @param higher whether more of a measure is better
     */
    public record Axis(String name, String unit, int digits, boolean higher, List<String> options) {}

    /** @param shown indices of the decisions that are drawn */
    static DecisionsData of(
            ExperimentView view, SequentialSpace space, List<Sample> samples, List<Integer> shown, String measure) {
        var steps = space.steps();
        var axes = new ArrayList<Axis>();
        shown.forEach(step -> axes.add(axis(steps.get(step))));
        view.slots().forEach(slot -> axes.add(axis(view, slot)));
        var lines = new ArrayList<List<@Nullable Object>>();
        for (var sample : samples) {
            var options = space.steps(sample.architecture());
            var line = new ArrayList<@Nullable Object>(List.of(sample.trial()));
            shown.forEach(step -> line.add(options.get(step)));
            line.addAll(sample.values());
            lines.add(line);
        }
        return new DecisionsData(
                samples.isEmpty(),
                axes,
                lines,
                shown.size() + Math.max(0, view.slots().indexOf(measure)),
                view.best() == null ? "" : view.best().trial(),
                note(view, samples.size(), shown.size(), steps.size()));
    }

    static DecisionsData none() {
        return new DecisionsData(true, List.of(), List.of(), 0, "", "");
    }

    private static Axis axis(Decision decision) {
        return new Axis(decision.name(), "", 0, false, decision.options());
    }

    private static Axis axis(ExperimentView view, String slot) {
        var words = MetricWords.of(slot);
        return new Axis(words.label(), words.unit(), words.digits(), higher(view, slot), List.of());
    }

    static boolean higher(ExperimentView view, String slot) {
        return view.experiment().problem().objectives().stream()
                .anyMatch(objective -> objective.metric().equals(new Metric(slot))
                        && objective.direction() == Objective.Direction.MAXIMIZE);
    }

    private static String note(ExperimentView view, int drawn, int shown, int steps) {
        var notes = new ArrayList<String>();
        if (view.trials() > drawn) {
            notes.add("%s of %s, evenly spaced, without failures and repetitions"
                    .formatted(Said.count(drawn, "trial"), Said.count(view.trials())));
        }
        if (steps > shown) {
            notes.add(
                    "the %s of %s decisions whose options differ most".formatted(Said.count(shown), Said.count(steps)));
        }
        return String.join("; ", notes);
    }
}
