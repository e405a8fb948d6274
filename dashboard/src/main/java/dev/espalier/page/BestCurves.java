package dev.espalier.page;

import dev.espalier.draw.AnytimeCurves;
import dev.espalier.draw.AnytimeCurves.Frame;
import dev.espalier.draw.AnytimeCurves.Series;
import dev.espalier.page.ComparisonView.Curve;
import io.quarkus.qute.RawString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws the best so far of experiments over what they spend. */
final class BestCurves {

    private final Field field;
    private final Instant now;

    BestCurves(Field field, Instant now) {
        this.field = field;
        this.now = now;
    }

    Curve curve(Spending over) {
        var players = field.all().stream()
                .filter(field::plays)
                .filter(one -> field.steps(one).stream().anyMatch(point -> point.figure() != null))
                .toList();
        double longest = players.stream()
                .mapToDouble(one -> over.now(one.view(), now))
                .max()
                .orElse(0);
        var unit = over.unit(longest);
        var series = players.stream().map(one -> series(one, over, unit)).toList();
        return new Curve(
                "over " + (over == Spending.TIME ? "time" : over.word().replaceFirst("^T", "t")),
                new RawString(AnytimeCurves.of(series, frame(760, 420, unit))),
                new RawString(AnytimeCurves.of(series, frame(360, 280, unit))));
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

    /** From its first step to where it stands now. */
    private Series series(Contender one, Spending over, Spending.Unit unit) {
        var places = new ArrayList<Double>();
        List<@Nullable Double> figures = new ArrayList<>();
        for (var point : field.steps(one)) {
            places.add(over.at(point, one.view()) / unit.one());
            figures.add(point.figure());
        }
        places.add(Math.max(places.getLast(), over.now(one.view(), now) / unit.one()));
        figures.add(figures.getLast());
        return Series.single("%s, %s".formatted(one.mark(), one.view().name()), one.look(), places, figures);
    }
}
