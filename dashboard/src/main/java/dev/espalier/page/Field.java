package dev.espalier.page;

import dev.espalier.ledger.Rounds.BestPoint;
import dev.espalier.page.ComparisonView.Line;
import dev.espalier.page.Staircase.Reference;
import dev.espalier.search.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Experiments that are compared, and the places they take in what the first of them makes best. */
final class Field {

    private final List<Contender> all;
    private final Map<String, List<BestPoint>> steps;
    private final Objective objective;
    private final Fronts fronts;
    private final Places bests;
    private final Places equals;
    private final Places areas;

    /**
     * @param all at least one
     * @param steps of the best so far, by id
     */
    Field(List<Contender> all, Map<String, List<BestPoint>> steps) {
        this.all = all;
        this.steps = steps;
        this.objective =
                all.getFirst().view().experiment().problem().objectives().getFirst();
        this.fronts = Fronts.of(all);
        this.bests = places(
                one -> one.view().best() == null ? null : one.view().best().figure());
        this.equals = places(one -> figureAfter(one, equalTrials()));
        this.areas = areas();
    }

    List<Contender> all() {
        return all;
    }

    List<BestPoint> steps(Contender one) {
        return steps.getOrDefault(one.view().id(), List.of());
    }

    Fronts fronts() {
        return fronts;
    }

    MetricWords words() {
        return MetricWords.of(objective.metric());
    }

    boolean higher() {
        return Staircase.higher(objective);
    }

    /** Whether it makes the same best. */
    boolean plays(Contender one) {
        return one.view().experiment().problem().objectives().getFirst().equals(objective);
    }

    /** Trials that each of those has that have any. */
    int equalTrials() {
        return all.stream()
                .filter(this::plays)
                .mapToInt(one -> one.view().trials())
                .filter(trials -> trials > 0)
                .min()
                .orElse(0);
    }

    private @Nullable Double figureAfter(Contender one, int trials) {
        return steps(one).stream()
                .filter(point -> point.trials() <= trials)
                .reduce((_, later) -> later)
                .map(BestPoint::figure)
                .orElse(null);
    }

    private Places places(Function<Contender, @Nullable Double> figure) {
        List<@Nullable Double> losses = new ArrayList<>();
        for (var one : all) {
            var value = plays(one) ? figure.apply(one) : null;
            losses.add(value == null ? null : higher() ? -value : value);
        }
        return new Places(losses);
    }

    private Places areas() {
        var reference = Reference.worst(fronts.stairs());
        List<@Nullable Double> losses = new ArrayList<>();
        for (var one : all) {
            losses.add(shown(one).map(shown -> -shown.stairs().area(reference)).orElse(null));
        }
        return new Places(losses);
    }

    private Optional<Fronts.Shown> shown(Contender one) {
        return fronts.shown().stream()
                .filter(shown -> shown.contender().equals(one))
                .findFirst();
    }

    /** Who is ahead, and by how much. */
    String lead() {
        var words = words();
        var known = IntStream.range(0, all.size())
                .filter(i -> bests.losses().get(i) != null)
                .boxed()
                .sorted((i, k) -> Double.compare(loss(i), loss(k)))
                .toList();
        if (known.isEmpty()) {
            return "None of them has a trial within its limits yet.";
        }
        int first = known.getFirst();
        var best = "%s, %s, with %s,"
                .formatted(all.get(first).mark(), all.get(first).view().name(), words.full(figure(loss(first))));
        if (known.size() == 1) {
            return all.size() == 1 ? "" : "Only " + best + " has a trial within its limits so far.";
        }
        double ahead = loss(known.get(1)) - loss(first);
        var second = all.get(known.get(1));
        return ahead == 0
                ? "%s and %s are level: %s."
                        .formatted(all.get(first).mark(), second.mark(), words.full(figure(loss(first))))
                : "%s is ahead; %s is %s %s behind."
                        .formatted(
                                best,
                                second.mark(),
                                words.text(ahead),
                                words.unit().equals("%") ? "points" : words.unit())
                        .replace("  ", " ");
    }

    private double loss(int place) {
        return Objects.requireNonNull(bests.losses().get(place));
    }

    private double figure(double loss) {
        return higher() ? -loss : loss;
    }

    List<String> notes() {
        var notes = new ArrayList<String>();
        all.stream()
                .filter(one -> !plays(one))
                .map(one -> "%s, %s, makes another measure best: %s. It is left out of the curves and of those ranks."
                        .formatted(
                                one.mark(),
                                one.view().name(),
                                MetricWords.objective(one.view().experiment()).label()))
                .forEach(notes::add);
        if (all.size() > 1) {
            notes.add(
                    "Ranks: 1 is best; equal figures share the mean of their ranks. Each best is within its own limits.");
        }
        return notes;
    }

    List<Line> lines() {
        var common = common();
        return IntStream.range(0, all.size()).mapToObj(i -> line(i, common)).toList();
    }

    private Line line(int place, Set<List<Double>> common) {
        var one = all.get(place);
        var words = words();
        var view = one.view();
        var rank = all.size() > 1 ? Places.mean(List.of(bests, equals, areas), place) : null;
        return new Line(
                one.mark(),
                one.look(),
                view.name(),
                one.href(),
                all.stream()
                        .filter(other -> !other.equals(one))
                        .map(other -> other.view().id())
                        .collect(Collectors.joining(",")),
                Badge.of(view.status()),
                view.experiment().method().name(),
                Limits.first(view.experiment()),
                bests.ranked(place, loss -> words.text(figure(loss))),
                equals.ranked(place, loss -> words.text(figure(loss))),
                areas.ranked(place, loss -> Said.fixed(-loss, -loss < 1 ? 4 : 2)),
                shown(one).map(shown -> onCommon(shown, common)).orElse(""),
                rank == null ? "" : Said.fixed(rank, 2),
                Said.count(view.trials()),
                Said.gpuTime(view.gpuSeconds()));
    }

    private static String onCommon(Fronts.Shown shown, Set<List<Double>> common) {
        long on = shown.stairs().steps().stream()
                .filter(trial -> common.contains(point(shown.stairs(), trial)))
                .count();
        return "%s of %s"
                .formatted(Said.count(on), Said.count(shown.stairs().steps().size()));
    }

    private static List<Double> point(Staircase stairs, dev.espalier.ledger.TrialView trial) {
        return List.of(stairs.across(trial), stairs.up(trial));
    }

    /** Where the front of all of them has its points. */
    private Set<List<Double>> common() {
        return fronts.axes()
                .map(axes -> Staircase.of(
                        axes,
                        fronts.shown().stream()
                                .flatMap(shown -> shown.stairs().steps().stream())
                                .toList()))
                .map(stairs -> stairs.steps().stream()
                        .map(trial -> point(stairs, trial))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** What the hypervolumes are measured up to. */
    String reference() {
        return fronts.shown().isEmpty() ? "" : fronts.reference();
    }
}
