package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.draw.CellDrawing;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialStatus;
import dev.espalier.ledger.TrialView;
import dev.espalier.search.Expectation;
import dev.espalier.search.Metric;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes rows of trials. */
@Singleton
final class TrialLines {

    private final Catalogue catalogue;

    TrialLines(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<TrialLine> lines(ExperimentView experiment, List<TrialView> trials) {
        var space = catalogue.space(experiment.experiment().problem().space());
        return trials.stream().map(trial -> line(experiment, trial, space)).toList();
    }

    private TrialLine line(ExperimentView experiment, TrialView trial, Optional<SearchSpace> space) {
        var best = experiment.best();
        var error = trial.error();
        var expected = trial.expected();
        return new TrialLine(
                trial.id(),
                "/experiments/%s/trials/%s".formatted(experiment.id(), trial.id()),
                new RawString(thumbnail(trial.architecture(), space)),
                notation(trial.architecture(), space),
                Badge.of(trial.status()),
                Said.count(trial.round() + 1),
                experiment.slots().stream().map(slot -> value(trial, slot)).toList(),
                trial.repeated() ? "0" : Said.gpu(trial.gpuSeconds()),
                trial.repeated() ? "" : Said.gpuUnit(trial.gpuSeconds()),
                trial.origin(),
                figure(experiment, expected),
                expected == null ? "" : Said.fixed(expected.mean(), 2),
                expected == null ? "" : Said.fixed(expected.deviation(), 2),
                expected != null && expected.audited(),
                trial.status() == TrialStatus.MEASURED
                        && experiment.experiment().problem().permits(trial.measures()),
                best != null && best.trial().equals(trial.id()),
                trial.repeated(),
                error == null ? "" : error.lines().findFirst().orElse(""));
    }

    /** What was expected, in the unit of the objective; empty where there are several. */
    static String figure(ExperimentView experiment, @Nullable Expectation expected) {
        var figure = expected == null ? null : expected.figure();
        return figure == null
                ? ""
                : MetricWords.objective(experiment.experiment()).text(figure);
    }

    private static String value(TrialView trial, String slot) {
        var metric = new Metric(slot);
        return trial.measures().has(metric) ? MetricWords.of(metric).text(trial.measures()) : "";
    }

    /** The first cell of an architecture as a thumbnail, or nothing where the space draws none. */
    static String thumbnail(Architecture architecture, Optional<SearchSpace> space) {
        return space.filter(known -> known.contains(architecture))
                .map(known -> known.cells(architecture))
                .filter(cells -> !cells.isEmpty())
                .map(cells -> CellDrawing.thumbnail(cells.getFirst()))
                .orElse("");
    }

    /** An architecture as the field writes it; its id where the space is not known any more. */
    static String notation(Architecture architecture, Optional<SearchSpace> space) {
        return space.filter(known -> known.contains(architecture))
                .map(known -> known.format(architecture))
                .orElseGet(architecture::id);
    }
}
