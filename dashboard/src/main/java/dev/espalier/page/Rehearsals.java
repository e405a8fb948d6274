package dev.espalier.page;

import dev.espalier.api.Estimates.Estimate;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.draw.CellDrawing;
import dev.espalier.draw.MacroDrawing;
import dev.espalier.page.WrittenView.Fact;
import dev.espalier.page.WrittenView.Rehearsal;
import dev.espalier.search.Experiment;
import dev.espalier.search.Metric;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Says what an experiment would do, before anything is spent: one architecture, its cost, and what all would take. */
@Singleton
final class Rehearsals {

    /** Enough to tell a narrow limit from a wide one, few enough to be priced while somebody types. */
    private static final int DRAWN = 50;

    private final Catalogue catalogue;

    Rehearsals(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Rehearsal of(Experiment experiment, Estimate estimate) {
        var facts = new ArrayList<Fact>();
        var space = catalogue.space(experiment.problem().space()).orElseThrow();
        var random = new SplittableRandom(experiment.seed());
        var drawn = Stream.generate(() -> space.sample(random)).limit(DRAWN).toList();
        facts.add(new Fact("Of the space", size(space)));
        facts.addAll(cost(experiment, drawn.getFirst()));
        if (!experiment.problem().constraints().isEmpty()) {
            facts.add(within(experiment, drawn));
        }
        facts.addAll(spent(estimate));
        return new Rehearsal(
                new RawString(drawing(space, experiment, drawn.getFirst())),
                drawn.getFirst().id(),
                facts);
    }

    private static String size(SearchSpace space) {
        return Double.isFinite(space.size())
                ? "%s architectures".formatted(Said.fixed(space.size(), 0))
                : "infinitely many architectures";
    }

    private String drawing(SearchSpace space, Experiment experiment, Architecture architecture) {
        var cells = space.cells(architecture);
        return cells.isEmpty()
                ? MacroDrawing.of(catalogue.network(experiment, architecture))
                : CellDrawing.column(cells);
    }

    /** What is known of it without any evaluation. */
    private List<Fact> cost(Experiment experiment, Architecture architecture) {
        var price = catalogue.price(experiment, architecture);
        var metrics = new LinkedHashSet<>(List.of(Metric.MACS_M, Metric.PARAMS_M));
        metrics.addAll(experiment.problem().metrics());
        return metrics.stream()
                .filter(price::has)
                .map(metric -> {
                    var words = MetricWords.of(metric);
                    return new Fact("Its " + words.label(), words.full(price.get(metric)));
                })
                .toList();
    }

    private Fact within(Experiment experiment, List<Architecture> drawn) {
        long within = drawn.stream()
                .map(architecture -> catalogue.price(experiment, architecture))
                .filter(experiment.problem()::permits)
                .count();
        return new Fact("Within the limits", "%d of %d drawn".formatted(within, drawn.size()));
    }

    private static List<Fact> spent(Estimate estimate) {
        var facts = new ArrayList<Fact>();
        var trials = estimate.trials();
        var gpu = estimate.gpuSeconds();
        var wall = estimate.wallSeconds();
        var known = estimate.knownShare();
        if (trials != null) {
            facts.add(new Fact("Trials, at most", Said.count(trials)));
        }
        facts.add(new Fact("Would take, about", wall == null ? "not yet known" : Said.span(Duration.ofSeconds(wall))));
        facts.add(new Fact("GPU time, about", gpu == null ? "not yet known" : Said.gpuTime(gpu)));
        if (known != null) {
            facts.add(new Fact("Known already", Said.percent(known) + " of the space"));
        }
        return facts;
    }
}
