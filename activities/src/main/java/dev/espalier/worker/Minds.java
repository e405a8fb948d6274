package dev.espalier.worker;

import dev.espalier.artifact.Once;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.method.Screen;
import dev.espalier.method.SearchMethod;
import dev.espalier.method.SurrogateMethod;
import dev.espalier.search.Experiment;
import dev.espalier.search.Measures;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        return bind(method(experiment), experiment);
    }

    private SearchMethod<?, ?> method(Experiment experiment) {
        return registry.method(experiment.method().name())
                .orElseThrow(() -> new InvalidInput(
                        "There is no method (%s).".formatted(experiment.method().name())));
    }

    private static <P extends Record> P params(SearchMethod<P, ?> method, Experiment experiment) {
        var name = "method " + experiment.method().name();
        return Settings.parse(name, method.info().params(), experiment.method().settings());
    }

    private <P extends Record, S extends Record> Mind<P, S> bind(SearchMethod<P, S> method, Experiment experiment) {
        var problem = experiment.problem();
        var space = shelf.space(problem.space())
                .orElseThrow(() -> new InvalidInput("There is no space (%s).".formatted(problem.space())));
        var bound = evaluation(experiment);
        var params = params(method, experiment);
        return new Mind<>(
                method,
                experiment,
                space,
                params,
                pricing(problem, bound),
                foresight(space, bound),
                (Predicate<Architecture>) bound::covers,
                screen(experiment, SurrogateMethod.of(method, params) != null),
                screenParams(experiment),
                once);
    }

    /** The one that is asked for, or the method's own. */
    private static Screen screen(Experiment experiment, boolean own) {
        var asked = experiment.screen();
        if (asked == null) {
            return own ? Screen.SURROGATE : Screen.NONE;
        }
        return Screen.of(asked.name())
                .orElseThrow(() -> new InvalidInput("There is no screen (%s); there are %s."
                        .formatted(asked.name(), String.join(", ", Screen.words()))));
    }

    /**
     * The settings of an experiment's screen.
     *
     * @throws InvalidInput with every problem found
     */
    static Screen.Params screenParams(Experiment experiment) {
        var asked = experiment.screen();
        return asked == null
                ? Settings.parse("screen", Screen.Params.class, Map.of())
                : Settings.parse("screen " + asked.name(), Screen.Params.class, asked.settings());
    }

    /** Why limits that are known beforehand leave nothing to search. */
    List<String> impossible(SearchProblem problem, BoundEvaluator<?> evaluation) {
        return shelf.space(problem.space())
                .map(space -> new Leeway(problem, space, pricing(problem, evaluation)).problems())
                .orElse(List.of());
    }

    /** What is known of architectures before they are evaluated. */
    Function<Architecture, Measures> pricing(SearchProblem problem, BoundEvaluator<?> bound) {
        // Asked once, not for each of the thousands that a method may price: it may look at files.
        var frame = bound.frame();
        return architecture -> pricing.price(architecture, problem, frame).and(bound.known(architecture));
    }

    /** What is foretold of latencies beside. */
    OperatorTables foresight(SearchSpace space, BoundEvaluator<?> bound) {
        return pricing.foresight(space, bound.frame());
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
