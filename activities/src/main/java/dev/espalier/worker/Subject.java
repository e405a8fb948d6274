package dev.espalier.worker;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.TamperedArtifact;
import dev.espalier.catalogue.InvalidInput;
import dev.espalier.evaluate.Evaluator;
import dev.espalier.onnx.OnnxModel;
import dev.espalier.search.Metric;
import dev.espalier.setting.Settings;
import dev.espalier.space.Architecture;
import dev.espalier.space.weights.Safetensors;
import dev.espalier.step.ExportSteps.Order;
import dev.espalier.train.Training;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** What an order of an export is about: the training, built again, and the weights that it left. */
record Subject(Order order, Training training, Safetensors weights) {

    /** In the weights' file, whose network they are of: it may stand for others that are built alike. */
    private static final String ARCHITECTURE = "architecture";

    private static final String DATA_SET = "dataset_sha256";

    private static final String TRAIN =
            "\nMaybe train the architecture: an experiment with evaluator: {name: train, dataset: shapes}, say.";

    /**
     * Finds it in an installation.
     *
     * @throws InvalidInput when it cannot be exported, in a sentence and a way out
     */
    static Subject of(Order order, Desk desk) {
        var evaluator = desk.registry()
                .evaluator(order.evaluator().name())
                .orElseThrow(() -> new InvalidInput("There is no evaluator (%s) any more."
                        .formatted(order.evaluator().name())));
        return of(order, evaluator, desk);
    }

    private static <P extends Record> Subject of(Order order, Evaluator<P> evaluator, Desk desk) {
        var name = order.evaluator().name();
        var params = Settings.parse(
                "evaluator " + name,
                evaluator.info().params(),
                order.evaluator().settings());
        if (evaluator.looksUp(params)) {
            throw new InvalidInput(
                    "The trial (%s) was looked up in a table: nothing was trained, so there is no network to export.%s"
                            .formatted(order.trial(), TRAIN));
        }
        requireBuilt(order, evaluator.training(Architecture.of(order.architecture()), order.fidelity(), params));
        var weights = weights(order, desk);
        var trained = Architecture.of(weights.metadata().getOrDefault(ARCHITECTURE, order.architecture()));
        var training = requireBuilt(order, evaluator.training(trained, order.fidelity(), params));
        requireSameImages(order, training, weights);
        return new Subject(order, training, weights);
    }

    private static Training requireBuilt(Order order, Optional<Training> training) {
        var built = training.orElseThrow(() -> new InvalidInput(
                "The trial (%s) was evaluated by `%s`, which trains nothing that can be built here, so it cannot be exported.%s"
                        .formatted(order.trial(), order.evaluator().name(), TRAIN)));
        if (!OnnxModel.writes(built.network())) {
            throw new InvalidInput(
                    "The trial (%s) cannot be exported: ONNX cannot say all operations of its network, %s."
                            .formatted(order.trial(), order.architecture()));
        }
        return built;
    }

    private static Safetensors weights(Order order, Desk desk) {
        var ref = order.weights();
        if (ref == null || desk.store().find(ref.key()).isEmpty()) {
            throw new InvalidInput(
                    "The weights of the trial (%s) are not kept any more.\nMaybe train it again: run the experiment's file once more, which trains whatever is not kept."
                            .formatted(order.trial()));
        }
        try (var content = desk.store().open(ref)) {
            return Safetensors.read(content);
        } catch (TamperedArtifact | IOException _) {
            throw new InvalidInput(
                    "The weights of the trial (%s) are damaged: %s is not what was trained.\nMaybe delete that file, then run the experiment's file once more, which trains whatever is not kept."
                            .formatted(order.trial(), ref.key()));
        }
    }

    private static void requireSameImages(Order order, Training training, Safetensors weights) {
        var trained = weights.metadata().getOrDefault(DATA_SET, "");
        if (!trained.equals(training.set().sha256())) {
            throw new InvalidInput(
                    "The trial (%s) was trained on other images: the data set (%s) must have the SHA-256 %s, but has %s."
                            .formatted(
                                    order.trial(),
                                    training.set().id(),
                                    trained,
                                    training.set().sha256()));
        }
    }

    /** The weights as they are kept. */
    ArtifactRef kept() {
        return Objects.requireNonNull(order.weights());
    }

    /** The accuracy that the ledger has, in percent. */
    double ledgerPct() {
        return order.measures().get(Metric.VAL_ACCURACY_PCT);
    }
}
