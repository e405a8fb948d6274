package dev.espalier.page;

import dev.espalier.catalogue.Answerer.Answer;
import dev.espalier.catalogue.Answerer.Reach;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.control.Conflict;
import dev.espalier.control.Inquiries;
import dev.espalier.draw.CellDrawing;
import dev.espalier.draw.MacroDrawing;
import dev.espalier.ledger.ExperimentView;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what generators answer while somebody drags a cost. */
@Singleton
final class Generators {

    /** Places of the slider, at least. */
    private static final int PLACES = 100;

    private final Inquiries inquiries;
    private final Catalogue catalogue;

    Generators(Inquiries inquiries, Catalogue catalogue) {
        this.inquiries = inquiries;
        this.catalogue = catalogue;
    }

    /** The generator of an experiment, or null where its method trains none. */
    @Nullable
    GeneratorView view(ExperimentView experiment) {
        return inquiries.reach(experiment).map(reach -> view(experiment, reach)).orElse(null);
    }

    private static GeneratorView view(ExperimentView experiment, Reach reach) {
        var step = step(reach);
        var low = whole(reach.low(), step, RoundingMode.CEILING);
        var high = whole(reach.high(), step, RoundingMode.FLOOR);
        var middle = low.add(high).divide(BigDecimal.TWO, MathContext.DECIMAL64);
        return new GeneratorView(
                experiment.id(),
                MetricWords.of(reach.cost()),
                low.toPlainString(),
                high.toPlainString(),
                step.toPlainString(),
                whole(middle.doubleValue(), step, RoundingMode.FLOOR).toPlainString(),
                reach.learned());
    }

    /** A power of ten that goes at least a hundred times into the range. */
    private static BigDecimal step(Reach reach) {
        double least = (reach.high() - reach.low()) / PLACES;
        return BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(least)));
    }

    private static BigDecimal whole(double value, BigDecimal step, RoundingMode mode) {
        return new BigDecimal(value).divide(step, 0, mode).multiply(step);
    }

    /** The answer to one cost, drawn. */
    AnswerView answer(ExperimentView experiment, double cost) {
        try {
            var reach = inquiries.reach(experiment);
            if (reach.isEmpty()) {
                return AnswerView.refused("There is no generator to ask any more.");
            }
            var metric = reach.get().cost();
            var answers = inquiries
                    .ask(experiment, metric, List.of(cost), 1)
                    .getFirst()
                    .answers();
            return drawn(experiment, words(reach.get()), cost, answers.getFirst());
        } catch (InvalidInput | Conflict e) {
            return AnswerView.refused(String.valueOf(e.getMessage()));
        }
    }

    /** The cost with as many digits as tell two places of the slider apart. */
    private static MetricWords words(Reach reach) {
        var words = MetricWords.of(reach.cost());
        return new MetricWords(
                words.metric(),
                words.label(),
                words.unit(),
                Math.max(words.digits(), step(reach).scale() + 1));
    }

    private AnswerView drawn(ExperimentView experiment, MetricWords metric, double cost, Answer answer) {
        var architecture = answer.architecture();
        var space = catalogue.space(architecture.space()).orElseThrow();
        var figures = new ArrayList<Figure>();
        figures.add(
                Figure.of(metric.label(), metric.text(answer.cost()), metric.unit(), "at most " + metric.text(cost)));
        var accuracy = answer.accuracyPct();
        if (accuracy != null) {
            figures.add(
                    Figure.of("inherited accuracy", Said.fixed(accuracy, 2), "%", "with the weights of the supernet"));
        }
        return new AnswerView(
                figures,
                space.format(architecture),
                architecture.id(),
                space.cells(architecture).stream()
                        .map(cell -> new RawString(CellDrawing.of(cell)))
                        .toList(),
                new RawString(MacroDrawing.of(catalogue.network(experiment.experiment(), architecture))),
                "./espalier generate %s --at-most '%s=%s' --train"
                        .formatted(experiment.id(), metric.metric(), Said.plain(cost)),
                "");
    }
}
