package dev.espalier.page;

import dev.espalier.catalogue.Catalogue;
import dev.espalier.draw.CellDrawing;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.History;
import dev.espalier.ledger.Notes;
import dev.espalier.ledger.TrialView;
import dev.espalier.ledger.Trials;
import io.quarkus.qute.RawString;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Experiments and comparisons as one HTML file each that needs nothing else. */
@Singleton
public final class Reports {

    private final Heads heads;
    private final History history;
    private final Trials trials;
    private final MeasureRows measures;
    private final Settings settings;
    private final Notes notes;
    private final Comparisons comparisons;
    private final Catalogue catalogue;
    private final Clock clock = Clock.systemUTC();

    Reports(
            Heads heads,
            History history,
            Trials trials,
            MeasureRows measures,
            Settings settings,
            Notes notes,
            Comparisons comparisons,
            Catalogue catalogue) {
        this.heads = heads;
        this.history = history;
        this.trials = trials;
        this.measures = measures;
        this.settings = settings;
        this.notes = notes;
        this.comparisons = comparisons;
        this.catalogue = catalogue;
    }

    /**
     * What stands around the content of a report.
     *
     * @param style all stylesheets that it needs
     * @param version of the product
     */
    public record Frame(RawString style, String made, String version) {}

    private Frame frame(String version) {
        return new Frame(Sheets.all(), Said.time(clock.instant()), version);
    }

    /** @param version of the product */
    public String experiment(ExperimentView view, String version) {
        var best = view.best();
        var trial = best == null ? null : trials.find(view.id(), best.trial()).orElse(null);
        var report = new ReportView(
                heads.head(view, clock.instant()),
                Figures.overview(view, history.totals(view.id())),
                comparisons.view(view.id(), manner("")),
                trial == null ? "" : trial.id(),
                trial == null ? "" : trial.architecture().id(),
                new RawString(drawn(view, trial)),
                trial == null ? List.of() : measures.rows(view, trial, null),
                NotesView.of(notes.of(view.id())),
                settings.view(view));
        return Templates.dossier(report, frame(version)).render();
    }

    /**
     * Experiments side by side.
     *
     * @param ids of the experiments, with commas between
     * @param by by what they are taken together, as on the page; or empty
     */
    public String comparison(String ids, String by, String version) {
        return Templates.comparison(comparisons.view(ids, manner(by)), frame(version))
                .render();
    }

    private static Comparisons.Manner manner(String by) {
        return new Comparisons.Manner(List.of(Spending.values()), by, false);
    }

    private String drawn(ExperimentView view, @Nullable TrialView trial) {
        return trial == null
                ? ""
                : catalogue
                        .space(view.experiment().problem().space())
                        .map(space -> space.cells(trial.architecture()))
                        .filter(cells -> !cells.isEmpty())
                        .map(CellDrawing::column)
                        .orElse("");
    }
}
