package dev.espalier.worker;

import dev.espalier.catalogue.Nearest;
import dev.espalier.catalogue.Sketch;
import dev.espalier.catalogue.Sketch.Part;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.method.Foresight;
import dev.espalier.method.Screen;
import dev.espalier.method.SearchContext;
import dev.espalier.method.SearchMethod;
import dev.espalier.search.Measures;
import dev.espalier.search.Metric;
import dev.espalier.search.SearchProblem;
import dev.espalier.setting.Reading;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds everything that keeps an experiment from running, before anything is spent. */
final class Check {

    /** How all groups of a round ended is one message, which must stay small; so must a round's history. */
    private static final int GROUPS = 256;

    private static final String TEST = "test_";

    private final Registry registry;
    private final Devices devices;
    private final Shelf shelf;
    private final Minds minds;

    Check(Registry registry, Devices devices, Shelf shelf, Minds minds) {
        this.registry = registry;
        this.devices = devices;
        this.shelf = shelf;
        this.minds = minds;
    }

    /** Each told once: what only follows from something that is unread, unknown or refused is not told. */
    List<String> problems(Sketch sketch) {
        var problems = new ArrayList<String>();
        var space = space(sketch.space(), problems);
        var wanted = Wanted.of(sketch, space);
        var method = method(sketch.method(), space, wanted, problems);
        screen(sketch.screen(), problems);
        var evaluation = evaluation(sketch, wanted, problems);
        leaks(sketch, problems);
        var latencies = new DeviceCheck(devices, shelf).problems(sketch, space);
        problems.addAll(latencies);
        evaluation.ifPresent(sound -> {
            method.ifPresent(known -> unforeseen(sketch, known.foreknown(), sound, problems));
            if (wanted.whole() && latencies.isEmpty()) {
                problems.addAll(minds.foresight(space.orElseThrow(), sound)
                        .problems(wanted.problem().metrics()));
                problems.addAll(minds.impossible(wanted.problem(), sound));
            }
            // Prices are asked for only where nothing keeps architectures from having any.
            if (problems.isEmpty()) {
                var pricing = minds.pricing(wanted.problem(), sound);
                var foresight = minds.foresight(space.orElseThrow(), sound);
                method.ifPresent(known ->
                        problems.addAll(known.problems(wanted.problem(), space.orElseThrow(), pricing, foresight)));
            }
        });
        return problems;
    }

    static String unknown(String kind, String name, Collection<String> known) {
        return unknown(kind, name, known, "");
    }

    /** @param otherwise a way out where no known name is near */
    static String unknown(String kind, String name, Collection<String> known, String otherwise) {
        var hint = Nearest.hint(name, known);
        return "There is no %s (%s); there are %s.%s"
                .formatted(kind, name, String.join(", ", known), hint.isEmpty() ? otherwise : hint);
    }

    private Optional<SearchSpace> space(@Nullable String name, List<String> problems) {
        if (name == null) {
            return Optional.empty();
        }
        var space = shelf.space(name);
        if (space.isEmpty()) {
            problems.add(unknown(
                    "space",
                    name,
                    shelf.spaces().stream().map(SearchSpace::name).toList()));
        }
        return space;
    }

    /** A method with its settings. */
    private record Known<P extends Record>(SearchMethod<P, ?> method, P params) {

        /** What it must know of architectures beforehand. */
        List<Metric> foreknown() {
            return method.foreknown(params);
        }

        /** What keeps it from architectures as they are priced. */
        List<String> problems(
                SearchProblem problem,
                SearchSpace space,
                Function<Architecture, Measures> pricing,
                Foresight foresight) {
            var random = Keyed.random(0, 0, "problems", 0);
            return method.problems(
                    new SearchContext<>(problem, space, params, random, pricing, foresight, Screen.SURROGATE));
        }
    }

    /** The method, once its settings are read. */
    private Optional<? extends Known<?>> method(
            @Nullable Part part, Optional<SearchSpace> space, Wanted wanted, List<String> problems) {
        if (part == null) {
            return Optional.empty();
        }
        var method = registry.method(part.name());
        if (method.isEmpty()) {
            var known = registry.methods().stream().map(each -> each.info().name());
            problems.add(unknown("method", part.name(), known.toList()));
        }
        return method.flatMap(found -> method(found, part, space, wanted, problems));
    }

    private static <P extends Record> Optional<Known<P>> method(
            SearchMethod<P, ?> method, Part part, Optional<SearchSpace> space, Wanted wanted, List<String> problems) {
        var reading = read("method " + part.name(), method.info().params(), part);
        problems.addAll(reading.problems());
        var params = reading.record();
        // What a method asks of a problem depends on all its settings and on all of the problem.
        if (params == null || !reading.whole()) {
            return Optional.empty();
        }
        if (wanted.whole()) {
            problems.addAll(method.problems(wanted.problem(), space.orElseThrow(), params));
        }
        return Optional.of(new Known<>(method, params));
    }

    private static <P extends Record> Reading<P> read(String owner, Class<P> params, Part part) {
        return Settings.read(owner, params, part.component().settings(), part.unread());
    }

    private static void screen(@Nullable Part part, List<String> problems) {
        if (part == null) {
            return;
        }
        if (Screen.of(part.name()).isEmpty()) {
            problems.add(unknown("screen", part.name(), Screen.words()));
        } else {
            problems.addAll(
                    read("screen " + part.name(), Screen.Params.class, part).problems());
        }
    }

    /** The evaluator with its settings, once nothing is wrong with them. */
    private Optional<? extends BoundEvaluator<?>> evaluation(Sketch sketch, Wanted wanted, List<String> problems) {
        var part = sketch.evaluator();
        if (part == null) {
            return Optional.empty();
        }
        var evaluator = registry.evaluator(part.name());
        if (evaluator.isEmpty()) {
            var known = registry.evaluators().stream().map(each -> each.info().name());
            problems.add(unknown("evaluator", part.name(), known.toList()));
        }
        return evaluator.flatMap(found -> evaluation(found, part, sketch.batch(), wanted, problems));
    }

    private static <P extends Record> Optional<BoundEvaluator<P>> evaluation(
            Evaluator<P> evaluator, Part part, @Nullable Integer batch, Wanted wanted, List<String> problems) {
        var reading = read("evaluator " + part.name(), evaluator.info().params(), part);
        problems.addAll(reading.problems());
        var params = reading.record();
        if (params == null) {
            return Optional.empty();
        }
        var evaluation = new BoundEvaluator<>(evaluator, params, wanted.problem());
        var found = evaluation.problems();
        problems.addAll(wanted.founded(reading.founded(found)));
        if (batch != null && reading.whole()) {
            groups(batch, evaluation.groupSize(), problems);
            problems.addAll(evaluation.problems(batch));
        }
        return reading.whole() && found.isEmpty() ? Optional.of(evaluation) : Optional.empty();
    }

    private static void groups(int batch, int groupSize, List<String> problems) {
        int groups = Math.ceilDiv(batch, Math.max(1, groupSize));
        if (groups > GROUPS) {
            problems.add(
                    "The batch (%d) would be evaluated in %d groups, which must be at most %d.\nMaybe use smaller batches: there can be as many rounds as you like."
                            .formatted(batch, groups, GROUPS));
        }
    }

    /** What the method must know of architectures before they are evaluated and the evaluator does not. */
    private static void unforeseen(
            Sketch sketch, List<Metric> foreknown, BoundEvaluator<?> evaluation, List<String> problems) {
        var missing = foreknown.stream()
                .filter(metric -> !evaluation.foreknows(metric))
                .map(Metric::name)
                .toList();
        if (!missing.isEmpty()) {
            problems.add(
                    "The method %s with these settings needs %s of architectures before they are evaluated, which the evaluator %s does not know.\nMaybe use a table with such columns, as nasbench201-cifar10 has, or leave `first` out."
                            .formatted(
                                    sketch.method() == null
                                            ? ""
                                            : sketch.method().name(),
                                    String.join(" and ", missing),
                                    evaluation.evaluator().info().name()));
        }
    }

    private static void leaks(Sketch sketch, List<String> problems) {
        for (var objective : sketch.objectives()) {
            var name = objective.metric().name();
            if (leaks(objective.metric())) {
                problems.add(
                        "The objective (%s) would let test results leak into the search.\nMaybe optimise val_%s; the test figure is reported with each trial."
                                .formatted(name, name.substring(TEST.length())));
            }
        }
    }

    /** Whether a metric is known from what must be looked at only at the end. */
    static boolean leaks(Metric metric) {
        return metric.name().startsWith(TEST);
    }
}
