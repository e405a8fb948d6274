package dev.espalier.control;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.artifact.Sha256;
import dev.espalier.catalogue.Catalogue;
import dev.espalier.draw.Standalone;
import dev.espalier.ledger.ExperimentView;
import dev.espalier.ledger.Training;
import dev.espalier.ledger.TrialView;
import dev.espalier.ledger.Trials;
import dev.espalier.step.ExportSteps.Order;
import dev.espalier.step.Keys;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Says what is exported when somebody asks for a trial's network. */
@Singleton
public final class ExportOrders {

    private final Trials trials;
    private final Training training;
    private final Catalogue catalogue;
    private final ArtifactStore artifacts;

    ExportOrders(Trials trials, Training training, Catalogue catalogue, ArtifactStore artifacts) {
        this.trials = trials;
        this.training = training;
        this.catalogue = catalogue;
        this.artifacts = artifacts;
    }

    /**
     * The trial of an id.
     *
     * @param id null for the best within the limits, in the first objective
     * @throws Unknown when there is no such trial
     * @throws Conflict when there is no best one yet
     */
    public TrialView trial(ExperimentView experiment, @Nullable String id) {
        var wanted = id == null ? best(experiment) : id;
        return trials.find(experiment.id(), wanted)
                .or(() -> training.find(experiment, wanted).map(Training.Running::trial))
                .orElseThrow(() -> new Unknown(
                        "There is no trial (%.40s) of the experiment (%s).".formatted(wanted, experiment.id())));
    }

    private static String best(ExperimentView experiment) {
        var best = experiment.best();
        if (best == null) {
            throw new Conflict("The experiment (%s) %s, so there is no best one to export.\nMaybe %s"
                    .formatted(experiment.id(), lack(experiment), wayOut(experiment)));
        }
        return best.trial();
    }

    private static String lack(ExperimentView experiment) {
        if (experiment.trials() == 0) {
            return "has no trial" + (experiment.status().active() ? " yet" : "");
        }
        if (experiment.rounds() == 0) {
            return "has not closed its first round" + (experiment.status().active() ? " yet" : "");
        }
        return experiment.experiment().problem().constraints().isEmpty()
                ? "has no trial that was measured"
                : "has no trial within its limits";
    }

    private static String wayOut(ExperimentView experiment) {
        boolean early = experiment.status().active() && (experiment.rounds() == 0 || experiment.trials() == 0);
        var later = early ? "try again once its first round is closed" : "start it again";
        return experiment.trials() == 0
                ? later + "."
                : "%sname one with --trial, as in ./espalier trial list %s"
                        .formatted(early ? later + ", or " : "", experiment.id());
    }

    /** @throws Conflict when a trial has no network to export, in one sentence */
    static void requireEvaluated(TrialView trial) {
        var refusal = refusal(trial);
        if (!refusal.isEmpty()) {
            throw new Conflict(refusal);
        }
    }

    private static String refusal(TrialView trial) {
        var error =
                trial.error() == null ? "" : trial.error().lines().findFirst().orElse("");
        return switch (trial.status()) {
            case MEASURED -> "";
            case RUNNING ->
                "The trial (%s) is being evaluated: there is nothing to export yet.\nMaybe try again once it has ended."
                        .formatted(trial.id());
            case FAILED -> "The trial (%s) failed, so there is no network to export: %s".formatted(trial.id(), error);
            case FILTERED ->
                "The candidate (%s) was dropped by the screen and never trained, so there is no network to export."
                        .formatted(trial.id());
            case INFEASIBLE ->
                "The trial (%s) is over a limit, so its network is not exported: %s\nMaybe raise the limit and search again: nothing is trained twice."
                        .formatted(trial.id(), error);
        };
    }

    Order order(ExperimentView experiment, TrialView trial) {
        var document = experiment.experiment();
        return new Order(
                experiment.id(),
                experiment.name(),
                document.seed(),
                document.evaluator(),
                trial.id(),
                trial.architecture().id(),
                trial.fidelity(),
                trial.measures(),
                trial.weights(),
                drawing(trial));
    }

    private byte[] drawn(TrialView trial) {
        return catalogue
                .space(trial.architecture().space())
                .filter(space -> space.contains(trial.architecture()))
                .map(space -> Standalone.of(trial.architecture(), space))
                .orElse("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Where the drawing lies once it is kept. */
    private ArtifactRef drawing(TrialView trial) {
        var drawn = drawn(trial);
        return new ArtifactRef(Keys.content("drawings", drawn, "svg"), Sha256.hex(drawn), drawn.length);
    }

    void keepDrawing(TrialView trial) {
        artifacts.put(drawing(trial).key(), drawn(trial));
    }
}
