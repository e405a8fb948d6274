package dev.espalier.page;

import dev.espalier.control.Exports;
import dev.espalier.control.Exports.Exported;
import dev.espalier.control.Unavailable;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.TrialView;
import dev.espalier.step.ExportSteps.Progress;
import dev.espalier.step.ExportSteps.Stage;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what became of the export of a trial's network. */
@Singleton
final class ModelViews {

    private static final ModelView.Step UNKNOWN = new ModelView.Step(
            new Badge("is-queued", "ring", "unknown"), "How far it is", "Temporal does not answer at the moment.");

    private final Exports exports;

    ModelViews(Exports exports) {
        this.exports = exports;
    }

    /** Null where the trial has no network that was trained. */
    @Nullable
    ModelView of(ExperimentView experiment, TrialView trial) {
        if (trial.weights() == null) {
            return null;
        }
        try {
            return exports.of(experiment, trial)
                    .map(exported -> of(experiment, exported))
                    .orElseGet(() -> blank(experiment, trial, false, List.of()));
        } catch (Unavailable _) {
            return blank(experiment, trial, true, List.of(UNKNOWN));
        }
    }

    private static ModelView blank(
            ExperimentView experiment, TrialView trial, boolean asked, List<ModelView.Step> steps) {
        return new ModelView(experiment.id(), trial.id(), asked, asked, "", "", "", "", "", steps);
    }

    private static ModelView of(ExperimentView experiment, Exported exported) {
        var standing = exported.standing();
        var packed = standing.packed();
        return new ModelView(
                experiment.id(),
                exported.order().trial(),
                true,
                !standing.over(),
                packed == null ? "" : "/api/v1/experiments/%s/models/%s/file".formatted(experiment.id(), exported.id()),
                exported.order().fileName(),
                packed == null ? "" : Said.fixed(packed.file().bytes() / 1e3, 0),
                packed == null ? "" : packed.file().sha256(),
                standing.problem(),
                standing.stages().stream().map(ModelViews::step).toList());
    }

    private static ModelView.Step step(Stage stage) {
        return new ModelView.Step(badge(stage.progress()), stage.name(), stage.said());
    }

    private static Badge badge(Progress progress) {
        return switch (progress) {
            case WAITING -> new Badge("is-queued", "ring", "waiting");
            case UNDER_WAY -> new Badge("is-running", "dot", "under way");
            case DONE -> new Badge("is-finished", "check", "done");
            case SKIPPED -> new Badge("is-attention", "hand", "left out");
            case FAILED -> new Badge("is-failed", "cross", "failed");
        };
    }
}
