package dev.espalier.worker;

import dev.espalier.artifact.Once;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.method.SearchMethod;
import dev.espalier.search.Experiment;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import java.util.function.Predicate;

/** Binds an experiment's names to plug-ins. */
final class Minds {

    private final Registry registry;
    private final Shelf shelf;
    private final Pricing pricing;
    private final Once once;

    Minds(Registry registry, Shelf shelf, Pricing pricing, Once once) {
        this.registry = registry;
        this.shelf = shelf;
        this.pricing = pricing;
        this.once = once;
    }

    Mind<?, ?> of(Experiment experiment) {
        var method = registry.method(experiment.method().name())
                .orElseThrow(() -> new InvalidInput(
                        "There is no method (%s).".formatted(experiment.method().name())));
        return bind(method, experiment);
    }

    private <P extends Record, S extends Record> Mind<P, S> bind(SearchMethod<P, S> method, Experiment experiment) {
        var problem = experiment.problem();
        var space = shelf.space(problem.space())
                .orElseThrow(() -> new InvalidInput("There is no space (%s).".formatted(problem.space())));
        var bound = evaluation(experiment);
        return new Mind<>(
                method,
                experiment,
                space,
                Settings.parse(
                        "method " + experiment.method().name(),
                        method.info().params(),
                        experiment.method().settings()),
                architecture -> pricing.price(architecture, problem).and(bound.known(architecture)),
                (Predicate<Architecture>) bound::covers,
                once);
    }

    BoundEvaluator<?> evaluation(Experiment experiment) {
        var evaluator = registry.evaluator(experiment.evaluator().name())
                .orElseThrow(() -> new InvalidInput("There is no evaluator (%s)."
                        .formatted(experiment.evaluator().name())));
        return bind(evaluator, experiment);
    }

    private static <P extends Record> BoundEvaluator<P> bind(Evaluator<P> evaluator, Experiment experiment) {
        var settings = experiment.evaluator().settings();
        var params = Settings.parse(
                "evaluator " + experiment.evaluator().name(), evaluator.info().params(), settings);
        return new BoundEvaluator<>(evaluator, params, experiment.problem());
    }
}
