package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.draw.Interval;
import dev.espalier.draw.Meter;
import dev.espalier.effect.Effect;
import dev.espalier.effect.Effects;
import dev.espalier.effect.Effects.Found;
import dev.espalier.effect.Observations;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Moment;
import dev.espalier.ledger.Samples;
import dev.espalier.ledger.Samples.Sample;
import dev.espalier.space.SequentialSpace;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes what the tab of decisions shows: trials as lines, and what each decision does to a measure. */
@Singleton
final class Decisions {

    private static final int MOST_LINES = 2_000;
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final Samples samples;
    private final Effects effects;
    private final Catalogue catalogue;

    Decisions(Samples samples, Effects effects, Catalogue catalogue) {
        this.samples = samples;
        this.effects = effects;
        this.catalogue = catalogue;
    }

    private Optional<SequentialSpace> space(ExperimentView view) {
        return catalogue
                .space(view.experiment().problem().space())
                .filter(SequentialSpace.class::isInstance)
                .map(SequentialSpace.class::cast);
    }

    /** The measure that an address asks for; the first objective for any other. */
    static String measure(ExperimentView view, String of) {
        return view.slots().contains(of) ? of : view.slots().getFirst();
    }

    DecisionsView view(Moment moment, String of) {
        var view = moment.view();
        var measure = measure(view, of);
        return new DecisionsView(
                space(view).isPresent(),
                measure,
                new Query().and("of", measure).and("round", moment.round()).toString(),
                view.slots().stream()
                        .map(slot -> new DecisionsView.Choice(
                                MetricWords.of(slot).label(),
                                new Query()
                                        .and("tab", "decisions")
                                        .and("of", slot)
                                        .and("round", moment.round())
                                        .toString(),
                                slot.equals(measure)))
                        .toList());
    }

    DecisionsData data(Moment moment, String of) {
        var view = moment.view();
        var measure = measure(view, of);
        var space = space(view);
        if (space.isEmpty()) {
            return DecisionsData.none();
        }
        var seen = seen(moment, space.get());
        return DecisionsData.of(view, space.get(), seen, shown(view, space.get(), seen, measure), measure);
    }

    private List<Sample> seen(Moment moment, SequentialSpace space) {
        return samples.of(moment.view(), moment.rounds(), MOST_LINES).stream()
                .filter(sample -> space.contains(sample.architecture()))
                .toList();
    }

    /** In the space's order; of very many those whose options differ most. */
    private static List<Integer> shown(ExperimentView view, SequentialSpace space, List<Sample> seen, String measure) {
        int steps = space.steps().size();
        var all = IntStream.range(0, steps).boxed().toList();
        if (steps <= DecisionsData.MOST_AXES) {
            return all;
        }
        var effects = Effect.of(observations(view, space, seen, measure));
        return all.stream()
                .sorted(Comparator.comparingDouble(
                        (Integer step) -> -effects.get(step).spread()))
                .limit(DecisionsData.MOST_AXES)
                .sorted()
                .toList();
    }

    private static Observations observations(
            ExperimentView view, SequentialSpace space, List<Sample> seen, String measure) {
        int slot = view.slots().indexOf(measure);
        var known = seen.stream()
                .filter(sample -> sample.values().get(slot) != null)
                .toList();
        var values = new double[known.size()];
        var options = new ArrayList<List<Integer>>();
        for (int i = 0; i < values.length; i++) {
            var value = known.get(i).values().get(slot);
            values[i] = value == null ? 0 : value;
            options.add(space.steps(known.get(i).architecture()));
        }
        return new Observations(space.steps(), options, values);
    }

    /** What each decision does, or that it is under way. */
    EffectsView effects(Moment moment, String of) {
        var view = moment.view();
        var measure = measure(view, of);
        var words = MetricWords.of(measure);
        var space = space(view).orElse(null);
        if (space == null) {
            return new EffectsView("", "", words, List.of());
        }
        var question = new Effects.Question(view.id(), measure, moment.round(), rounded(view.trials()));
        var found = effects.ask(question, () -> observations(view, space, seen(moment, space), measure), PATIENCE);
        return found.map(known -> view(view, measure, words, known))
                .orElseGet(() -> new EffectsView(
                        "/experiments/%s/fragments/effects%s"
                                .formatted(
                                        view.id(),
                                        new Query().and("of", measure).and("round", moment.round())),
                        "It is being computed from %s.".formatted(Said.count(view.trials(), "trial")),
                        words,
                        List.of()));
    }

    /** To two digits: what decisions do does not change with every trial. */
    private static int rounded(int trials) {
        int power = (int) Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, trials))) - 1));
        return trials / power * power;
    }

    private static EffectsView view(ExperimentView view, String measure, MetricWords words, Found found) {
        boolean higher = DecisionsData.higher(view, measure);
        var importance = found.importance();
        var order = new ArrayList<>(IntStream.range(0, found.effects().size())
                .boxed()
                .filter(step -> found.effects().get(step).choices().size() > 1)
                .toList());
        order.sort(Comparator.comparingDouble(step -> importance == null
                ? -found.effects().get(step).spread()
                : -importance.shares().get(step)));
        var frame = Frame.of(found.effects());
        return new EffectsView(
                "",
                sentence(found),
                words,
                order.stream()
                        .map(step -> row(found, step, words, higher, frame))
                        .toList());
    }

    private static String sentence(Found found) {
        var importance = found.importance();
        if (importance == null) {
            return "Which decisions matter can be said from %d trials on; there are %s."
                    .formatted(dev.espalier.effect.Importance.FEWEST, Said.count(found.trials()));
        }
        return importance.explained() == 0
                ? "A random forest of %s explains nothing of this measure: which decisions matter cannot be said."
                        .formatted(Said.count(found.trials(), "trial"))
                : "Permutation importance of a random forest, which explains %s of what differs between held-out trials; learned from %s."
                        .formatted(Said.percent(importance.explained()), Said.count(found.trials(), "trial"));
    }

    /** The least and the largest end of all intervals. */
    private record Frame(double low, double high) {
        static Frame of(List<Effect> effects) {
            var choices = effects.stream()
                    .flatMap(effect -> effect.choices().stream())
                    .toList();
            return new Frame(
                    choices.stream().mapToDouble(Effect.Choice::low).min().orElse(0),
                    choices.stream().mapToDouble(Effect.Choice::high).max().orElse(1));
        }
    }

    private static EffectsView.Row row(Found found, int step, MetricWords words, boolean higher, Frame frame) {
        var effect = found.effects().get(step);
        var importance = found.importance();
        double share = importance == null ? 0 : importance.shares().get(step);
        boolean told = importance != null && importance.explained() > 0;
        double best = effect.choices().stream()
                .mapToDouble(choice -> higher ? -choice.mean() : choice.mean())
                .min()
                .orElse(0);
        return new EffectsView.Row(
                effect.decision().name(),
                told ? Said.percent(share) : "",
                new RawString(told ? Meter.of(share, "importance", "") : ""),
                effect.choices().stream()
                        .map(choice -> new EffectsView.Choice(
                                choice.option(),
                                Said.count(choice.count()),
                                words.text(choice.mean()),
                                choice.count() < 2 ? "" : "± " + words.text(choice.high() - choice.mean()),
                                new RawString(Interval.of(
                                        choice.low(), choice.mean(), choice.high(), frame.low(), frame.high())),
                                (higher ? -choice.mean() : choice.mean()) == best))
                        .toList());
    }
}
