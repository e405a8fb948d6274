package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.draw.CellDrawing;
import dev.espalier.draw.CostBars;
import dev.espalier.draw.MacroDrawing;
import dev.espalier.draw.OpLook;
import dev.espalier.hardware.Cost;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Training;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.ledger.TrialView;
import dev.espalier.ledger.Trials;
import dev.espalier.search.Metric;
import dev.espalier.space.Cell;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the page of one trial together. */
@Singleton
final class TrialPages {

    private static final Clock CLOCK = Clock.systemUTC();

    private final Catalogue catalogue;
    private final Trials trials;
    private final MeasureRows measures;
    private final Ancestry ancestry;
    private final Training training;
    private final ModelViews models;

    TrialPages(
            Catalogue catalogue,
            Trials trials,
            Training training,
            MeasureRows measures,
            Ancestry ancestry,
            ModelViews models) {
        this.catalogue = catalogue;
        this.trials = trials;
        this.training = training;
        this.measures = measures;
        this.ancestry = ancestry;
        this.models = models;
    }

    TrialPageView page(ExperimentView experiment, TrialView trial) {
        var space = catalogue.space(trial.architecture().space());
        var chain = ancestry.chain(experiment, trial);
        var parent = chain.size() > 1 ? chain.get(chain.size() - 2) : null;
        var cells = cells(trial, space);
        var parentCells = parent == null ? List.<Cell>of() : cells(parent, space);
        var network = space.filter(known -> known.contains(trial.architecture()))
                .map(_ -> catalogue.network(experiment.experiment(), trial.architecture()));
        var layers = network.map(CostBars::layers).orElse(List.of());
        var rows = measures.rows(experiment, trial, parent);
        var best = experiment.best();
        var error = trial.error();
        var expected = trial.expected();
        return new TrialPageView(
                experiment.id(),
                experiment.name(),
                trial.id(),
                Badge.of(trial.status()),
                Said.count(trial.round() + 1),
                trial.origin(),
                best != null && best.trial().equals(trial.id()),
                trials.front(experiment.id()).stream()
                        .anyMatch(member -> member.id().equals(trial.id())),
                trial.repeated(),
                expected != null && expected.audited(),
                trial.status() == TrialStatus.FILTERED,
                TrialLines.notation(trial.architecture(), space),
                trial.architecture().id(),
                error == null ? "" : error,
                figures(experiment, trial, network),
                parent == null ? "" : parent.id(),
                drawings(cells, parentCells),
                drawings(cells, List.of()),
                ops(cells),
                new RawString(network.map(MacroDrawing::of).orElse("")),
                rows,
                rows.stream()
                        .map(row -> new TrialPageView.Source(row.origin(), row.provenance()))
                        .distinct()
                        .toList(),
                new RawString(layers.isEmpty() ? "" : CostBars.of(layers)),
                Said.fixed(
                        layers.stream().mapToLong(layer -> layer.cost().macs()).sum() / 1e6, 1),
                trial.status() == TrialStatus.RUNNING,
                trial.status() == TrialStatus.RUNNING || trial.traces().curve() != null,
                training.log(trial),
                models.of(experiment, trial),
                ancestry.lines(experiment, chain),
                ancestry.previous(experiment, trial),
                ancestry.next(experiment, trial),
                Said.time(trial.recordedAt()),
                trial.status() == TrialStatus.RUNNING ? standing(experiment, trial) : "");
    }

    /** "Its second attempt is under way on gpu1:4711, for 3 min." */
    private String standing(ExperimentView experiment, TrialView trial) {
        return training.find(experiment, trial.id())
                .map(running -> running.awaited().isEmpty()
                        ? "%s on %s, for %s"
                                .formatted(
                                        running.attempt() == 1
                                                ? "under way"
                                                : "attempt %d under way".formatted(running.attempt()),
                                        running.worker(),
                                        RunningLines.since(trial.recordedAt(), Instant.now(CLOCK)))
                        : RunningLines.awaits(running, Map.of(), Instant.now(CLOCK)))
                .orElse("just evaluated");
    }

    private static List<Cell> cells(TrialView trial, Optional<SearchSpace> space) {
        return space.filter(known -> known.contains(trial.architecture()))
                .map(known -> known.cells(trial.architecture()))
                .orElse(List.of());
    }

    private static List<RawString> drawings(List<Cell> cells, List<Cell> before) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> before.size() == cells.size()
                        ? CellDrawing.difference(cells.get(i), before.get(i))
                        : CellDrawing.of(cells.get(i)))
                .map(RawString::new)
                .toList();
    }

    private static List<TrialPageView.Op> ops(List<Cell> cells) {
        return cells.stream()
                .flatMap(cell -> Stream.concat(
                        cell.edges().stream().map(Cell.Edge::op),
                        cell.vertices().stream().filter(name -> OpLook.of(name) != OpLook.OTHER)))
                .filter(op -> OpLook.of(op) != OpLook.PLAIN)
                .distinct()
                .sorted()
                .map(op -> new TrialPageView.Op(OpLook.of(op).style(), OpLook.label(op)))
                .toList();
    }

    private static List<Figure> figures(ExperimentView experiment, TrialView trial, Optional<Network> network) {
        var figures = new ArrayList<Figure>();
        for (var metric : experiment.experiment().problem().metrics()) {
            var words = MetricWords.of(metric);
            if (trial.measures().has(metric)) {
                double value = trial.measures().get(metric);
                figures.add(Figure.of(
                        words.title(),
                        words.text(trial.measures()),
                        words.unit(),
                        note(experiment, metric.name(), value)));
            }
        }
        expected(experiment, trial).ifPresent(figures::add);
        network.filter(Network::transparent)
                .map(Cost::of)
                .ifPresent(cost -> figures.addAll(costs(experiment, trial, cost)));
        if (trial.status() == TrialStatus.FILTERED || trial.status() == TrialStatus.RUNNING) {
            return figures;
        }
        figures.add(Figure.of(
                "Evaluation",
                trial.repeated() ? "0" : Said.gpu(trial.gpuSeconds()),
                trial.repeated() ? "GPU min" : Said.gpuUnit(trial.gpuSeconds()),
                trial.repeated() ? "known from an earlier trial" : "paid once"));
        return figures.subList(0, Math.min(6, figures.size()));
    }

    /** Those that do not stand there already, since the search asked for them. */
    private static List<Figure> costs(ExperimentView experiment, TrialView trial, Cost cost) {
        var asked = experiment.experiment().problem().metrics();
        var figures = new ArrayList<Figure>();
        if (!asked.contains(Metric.MACS_M) || !trial.measures().has(Metric.MACS_M)) {
            figures.add(Figure.of("MACs", Said.fixed(cost.macs() / 1e6, 1), "M", "of one image"));
        }
        if (!asked.contains(Metric.PARAMS_M) || !trial.measures().has(Metric.PARAMS_M)) {
            figures.add(Figure.of("Parameters", Said.fixed(cost.params() / 1e3, 0), "k", "trainable"));
        }
        return figures;
    }

    /** What the screen expected, beside what was measured. */
    private static Optional<Figure> expected(ExperimentView experiment, TrialView trial) {
        var expected = trial.expected();
        if (expected == null) {
            return Optional.empty();
        }
        var objective = experiment.experiment().problem().objectives().getFirst();
        var words = MetricWords.of(objective.metric());
        var figure = expected.figure();
        var score = "%s ± %s".formatted(Said.fixed(expected.mean(), 2), Said.fixed(expected.deviation(), 2));
        if (figure == null) {
            return Optional.of(Figure.of(
                    "Expected score",
                    Said.fixed(expected.mean(), 2),
                    "",
                    "± " + Said.fixed(expected.deviation(), 2) + ", less is better"));
        }
        var note = trial.measures().has(objective.metric())
                ? "measured " + Said.signed(trial.measures().get(objective.metric()) - figure, words.digits())
                : "score " + score;
        return Optional.of(Figure.of("Expected", words.text(figure), words.unit(), note));
    }

    private static String note(ExperimentView experiment, String metric, double value) {
        var limit = experiment.experiment().problem().constraints().stream()
                .filter(constraint -> constraint.metric().name().equals(metric))
                .findFirst()
                .orElse(null);
        if (limit == null) {
            return "";
        }
        var words = MetricWords.of(limit.metric());
        double distance = limit.atMost() - value;
        return "%s %s %s"
                .formatted(
                        words.full(Math.abs(distance)),
                        distance < 0 ? "over" : "under",
                        MetricWords.limit(limit).replace("≤ ", ""));
    }

    /** The trial itself, for a page of it. */
    @Nullable
    TrialView find(ExperimentView experiment, String id) {
        return trials.find(experiment.id(), id)
                .or(() -> training.find(experiment, id).map(Training.Running::trial))
                .orElse(null);
    }
}
