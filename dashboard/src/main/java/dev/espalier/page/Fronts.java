package dev.espalier.page;

import dev.espalier.draw.FrontOverlay;
import dev.espalier.draw.FrontOverlay.Frame;
import dev.espalier.draw.FrontOverlay.Mark;
import dev.espalier.draw.FrontOverlay.Rule;
import dev.espalier.draw.FrontOverlay.Series;
import dev.espalier.ledger.TrialView;
import dev.espalier.ledger.Trials;
import dev.espalier.page.Staircase.Axes;
import dev.espalier.search.Constraint;
import dev.espalier.search.Objective;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fronts of several experiments in the two measures of the first that trades off two.
 *
 * @param shown those that know both measures, in their order
 */
record Fronts(Optional<Axes> axes, List<Shown> shown, List<String> missing) {

    /** An experiment's front in two measures. */
    record Shown(Contender contender, Staircase stairs) {}

    static Fronts of(List<Contender> all) {
        var axes = all.stream()
                .map(one -> Trials.axes(one.view().experiment(), one.front()))
                .filter(known -> known.size() > 1)
                .findFirst()
                .map(known -> new Axes(known.getFirst(), known.get(1)));
        var shown = new ArrayList<Shown>();
        var missing = new ArrayList<String>();
        for (var one : all) {
            var stairs = axes.map(known -> Staircase.of(known, one.front()));
            if (stairs.isPresent() && !stairs.get().steps().isEmpty()) {
                shown.add(new Shown(one, stairs.get()));
            } else {
                missing.add(axes.map(known -> "%s, %s, has no trial with both %s and %s."
                                .formatted(
                                        one.mark(),
                                        one.view().name(),
                                        words(known, true).label(),
                                        words(known, false).label()))
                        .orElse("%s, %s, has measured one thing only."
                                .formatted(one.mark(), one.view().name())));
            }
        }
        return new Fronts(axes, List.copyOf(shown), List.copyOf(missing));
    }

    static MetricWords words(Axes axes, boolean up) {
        return MetricWords.of(up ? axes.up().metric() : axes.across().metric());
    }

    List<Staircase> stairs() {
        return shown.stream().map(Shown::stairs).toList();
    }

    /** @param filled whether the area that only one of two reaches is filled */
    FrontsView view(boolean filled) {
        if (axes.isEmpty() || shown.isEmpty()) {
            return new FrontsView("", new RawString(""), new RawString(""), missing, "", "", List.of());
        }
        var up = words(axes.get(), true);
        var across = words(axes.get(), false);
        return new FrontsView(
                "%s, %s against %s".formatted(up.label(), up.unit(), across.label()),
                drawn(axes.get(), filled, 760, 430),
                drawn(axes.get(), filled, 360, 320),
                missing,
                heading(up),
                heading(across),
                lines(up, across));
    }

    private static String heading(MetricWords words) {
        return words.unit().isEmpty() ? words.title() : "%s, %s".formatted(words.title(), words.unit());
    }

    private RawString drawn(Axes known, boolean filled, int width, int height) {
        var up = words(known, true);
        var across = words(known, false);
        var series = shown.stream()
                .map(one -> new Series(
                        one.contender().view().name(),
                        one.contender().look(),
                        one.stairs().steps().stream()
                                .map(trial -> mark(one, trial, up, across))
                                .toList()))
                .toList();
        return new RawString(FrontOverlay.of(
                series,
                new Frame(
                        width,
                        height,
                        Staircase.higher(known.across()),
                        Staircase.higher(known.up()),
                        up.digits(),
                        heading(across),
                        rules(known),
                        filled,
                        "Fronts of %s, one over the other".formatted(String.join(", ", names())))));
    }

    private List<String> names() {
        return shown.stream().map(one -> one.contender().view().name()).toList();
    }

    private static Mark mark(Shown one, TrialView trial, MetricWords up, MetricWords across) {
        double x = one.stairs().across(trial);
        double y = one.stairs().up(trial);
        return new Mark(
                x,
                y,
                "%s, trial %s: %s, %s".formatted(one.contender().view().name(), trial.id(), up.full(y), across.full(x)),
                one.contender().href(trial));
    }

    /** What the hypervolumes are measured up to, in a sentence; empty without any front. */
    String reference() {
        if (axes.isEmpty() || shown.isEmpty()) {
            return "";
        }
        var known = axes.get();
        var worst = Staircase.Reference.worst(stairs());
        return "Hypervolume is the area that a front covers in these two measures, up to the reference point of %s and %s, the worst on any of the fronts. Trials over a limit count."
                .formatted(
                        words(known, false).full(value(known.across(), worst.second())),
                        words(known, true).full(value(known.up(), worst.first())));
    }

    static double value(Objective objective, double loss) {
        return Staircase.higher(objective) ? -loss : loss;
    }

    /** Limits that several share are told once. */
    private List<Rule> rules(Axes known) {
        var limits = new LinkedHashMap<Constraint, List<Contender>>();
        shown.forEach(one -> one.contender()
                .limit(known.across().metric())
                .ifPresent(limit ->
                        limits.computeIfAbsent(limit, _ -> new ArrayList<>()).add(one.contender())));
        return limits.entrySet().stream()
                .map(limit -> rule(limit.getKey(), limit.getValue()))
                .toList();
    }

    private Rule rule(Constraint limit, List<Contender> keepers) {
        var word = MetricWords.limit(limit);
        return keepers.size() == shown.size()
                ? new Rule(limit.atMost(), word, "all")
                : new Rule(
                        limit.atMost(),
                        "%s: %s"
                                .formatted(
                                        keepers.stream().map(Contender::mark).collect(Collectors.joining(", ")), word),
                        keepers.size() == 1 ? keepers.getFirst().look() : "several");
    }

    private List<FrontsView.Line> lines(MetricWords up, MetricWords across) {
        return shown.stream()
                .flatMap(one -> one.stairs().steps().stream()
                        .map(trial -> new FrontsView.Line(
                                one.contender().mark(),
                                one.contender().look(),
                                trial.id(),
                                one.contender().href(trial),
                                up.text(one.stairs().up(trial)),
                                across.text(one.stairs().across(trial)),
                                one.contender().within(trial))))
                .toList();
    }
}
