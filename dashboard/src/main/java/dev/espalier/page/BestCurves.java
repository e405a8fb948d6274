package dev.espalier.page;

import dev.espalier.draw.AnytimeCurves;
import dev.espalier.draw.AnytimeCurves.Frame;
import dev.espalier.draw.AnytimeCurves.Series;
import dev.espalier.page.ComparisonView.Curve;
import io.quarkus.qute.RawString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the best so far of experiments over what they spend. */
final class BestCurves {

    private final Field field;
    private final List<Cohort> cohorts;
    private final Instant now;

    /** @param cohorts all of the field, each to be drawn as one */
    BestCurves(Field field, List<Cohort> cohorts, Instant now) {
        this.field = field;
        this.cohorts = cohorts;
        this.now = now;
    }

    Curve curve(Spending over) {
        double longest = players(field.all())
                .mapToDouble(one -> over.now(one.view(), now))
                .max()
                .orElse(0);
        var unit = over.unit(longest);
        var series = cohorts.stream()
                .filter(cohort -> players(cohort.members()).findAny().isPresent())
                .map(cohort -> series(cohort, over, unit))
                .toList();
        return new Curve(
                "over " + (over == Spending.TIME ? "time" : over.word().replaceFirst("^T", "t")),
                new RawString(AnytimeCurves.of(series, frame(760, 420, unit))),
                new RawString(AnytimeCurves.of(series, frame(360, 280, unit))));
    }

    /** Those that have something to draw. */
    private Stream<Contender> players(List<Contender> some) {
        return some.stream()
                .filter(field::plays)
                .filter(one -> field.steps(one).stream().anyMatch(point -> point.figure() != null));
    }

    private Frame frame(int width, int height, Spending.Unit unit) {
        return new Frame(
                width,
                height,
                null,
                field.higher(),
                field.words().digits(),
                unit.name(),
                "Best %s so far over %s".formatted(field.words().label(), unit.name()));
    }

    private Series series(Cohort cohort, Spending over, Spending.Unit unit) {
        var label = "%s, %s".formatted(cohort.mark(), cohort.name());
        var all =
                players(cohort.members()).map(one -> bestSoFar(one, over, unit)).toList();
        if (all.size() == 1) {
            var only = all.getFirst();
            return Series.single(label, cohort.look(), only.places(), only.figures());
        }
        var places = BestSoFar.common(all);
        List<@Nullable Quartiles> spreads = new ArrayList<>();
        places.forEach(place -> spreads.add(BestSoFar.quartiles(all, place)));
        return new Series(
                label,
                cohort.look(),
                places,
                figures(spreads, Quartiles::median),
                figures(spreads, Quartiles::low),
                figures(spreads, Quartiles::high));
    }

    private static List<@Nullable Double> figures(
            List<@Nullable Quartiles> spreads, ToDoubleFunction<Quartiles> figure) {
        List<@Nullable Double> figures = new ArrayList<>();
        for (var spread : spreads) {
            figures.add(spread == null ? null : Double.valueOf(figure.applyAsDouble(spread)));
        }
        return figures;
    }

    /** From its first step to where it stands now. */
    private BestSoFar bestSoFar(Contender one, Spending over, Spending.Unit unit) {
        var places = new ArrayList<Double>();
        List<@Nullable Double> figures = new ArrayList<>();
        for (var point : field.steps(one)) {
            places.add(over.at(point, one.view()) / unit.one());
            figures.add(point.figure());
        }
        places.add(Math.max(places.getLast(), over.now(one.view(), now) / unit.one()));
        figures.add(figures.getLast());
        return new BestSoFar(places, figures);
    }
}
