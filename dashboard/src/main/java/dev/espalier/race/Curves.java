package dev.espalier.race;

import dev.espalier.race.Contest.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the curve of a method out of its runs. */
final class Curves {

    /** More than a screen shows. */
    private static final int MOST_POINTS = 400;

    private Curves() {}

    /** At every evaluation of a small budget, at evenly spaced ones of a large one, and at its end. */
    static Curve of(String method, List<Run> runs, int budget) {
        int step = Math.ceilDiv(budget, MOST_POINTS);
        var evaluations = IntStream.concat(
                        IntStream.iterate(1, at -> at < budget, at -> at + step), IntStream.of(budget))
                .boxed()
                .toList();
        var spreads = new ArrayList<@Nullable Spread>();
        evaluations.forEach(at -> spreads.add(spread(runs, at)));
        return new Curve(
                method,
                evaluations,
                figures(spreads, Spread::median),
                figures(spreads, Spread::low),
                figures(spreads, Spread::high));
    }

    private static @Nullable Spread spread(List<Run> runs, int evaluations) {
        var figures = runs.stream().mapToDouble(run -> run.best(evaluations)).toArray();
        return Arrays.stream(figures).anyMatch(Double::isNaN) ? null : Spread.of(figures);
    }

    private static List<@Nullable Double> figures(List<@Nullable Spread> spreads, ToDoubleFunction<Spread> figure) {
        var figures = new ArrayList<@Nullable Double>();
        for (var spread : spreads) {
            figures.add(spread == null ? null : Double.valueOf(figure.applyAsDouble(spread)));
        }
        return Collections.unmodifiableList(figures);
    }
}
