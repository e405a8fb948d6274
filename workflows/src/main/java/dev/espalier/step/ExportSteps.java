package dev.espalier.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.espalier.artifact.ArtifactRef;
import dev.espalier.search.Component;
import dev.espalier.search.Fidelity;
import dev.espalier.search.Measures;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps that make a package of a trained network, on queues {@code gpu} and {@code method}. Each computes its result
 * once and keeps it beside the order, so that a repeated step answers what the first one did.
 */
@ActivityInterface(namePrefix = "Export")
public interface ExportSteps {

    /** Lets the normalisations see the training images once more, and keeps what answers the validation images better. */
    Recalibrated recalibrate(ArtifactRef order);

    /** Writes the network as ONNX. */
    Written write(Write write);

    /** Holds the outputs of the ONNX file against those of the network; refuses where they differ. */
    Compared compare(Compare compare);

    /** Counts what the ONNX file answers right; refuses where that is not what the ledger says. */
    Scored score(Compare compare);

    /** Puts everything into one file. */
    Packed pack(Pack pack);

    /** Keeps how it ended, for whoever asks once the workflow is forgotten. */
    void close(Closed closed);

    /**
     * What is to be exported: everything that the package follows from, but for what is measured.
     *
     * @param experiment its id
     * @param name of the experiment
     * @param seed of the experiment
     * @param evaluator that trained it
     * @param measures the trial's, as the ledger has them
     * @param weights that the training left, or null
     * @param drawing of the architecture, SVG
     */
    record Order(
            String experiment,
            String name,
            long seed,
            Component evaluator,
            String trial,
            String architecture,
            Fidelity fidelity,
            Measures measures,
            @Nullable ArtifactRef weights,
            ArtifactRef drawing) {

        /** What the package is called. */
        public String fileName() {
            return "%s-trial-%s.zip".formatted(name.replaceAll("[^A-Za-z0-9._-]", "_"), trial);
        }
    }

    /**
     * What became of the normalisations.
     *
     * @param weights that are exported
     * @param normalises whether the network has normalisations at all
     * @param kept whether their new statistics were kept
     * @param trainedPct accuracy on the validation images as trained
     * @param recalibratedPct accuracy with the new statistics
     */
    record Recalibrated(
            ArtifactRef weights, boolean normalises, boolean kept, double trainedPct, double recalibratedPct) {

        /** Accuracy of what is exported. */
        public double exportedPct() {
            return kept ? recalibratedPct : trainedPct;
        }
    }

    record Write(ArtifactRef order, Recalibrated recalibrated) {}

    /** The ONNX file. */
    record Written(ArtifactRef model, int opset) {}

    record Compare(ArtifactRef order, Recalibrated recalibrated, Written written) {}

    /**
     * How far outputs of the file are from those of the network.
     *
     * @param images that were compared
     * @param largest absolute difference of any output
     * @param recorded a few of the images with what the file puts out for them
     */
    record Compared(int images, double largest, ArtifactRef recorded) {}

    /**
     * How well the file answers the validation images.
     *
     * @param ledgerPct accuracy of the network as the ledger has it
     */
    record Scored(int images, double accuracyPct, double ledgerPct) {}

    /** All that the package tells. */
    record Pack(
            ArtifactRef order,
            Recalibrated recalibrated,
            Written written,
            Compared compared,
            Scored scored,
            DeviceSteps.Clocked clocked) {}

    /** @param name a name for the file */
    record Packed(ArtifactRef file, String name) {}

    record Closed(ArtifactRef order, Standing standing) {}

    /**
     * How far an export is.
     *
     * @param stages in their order
     * @param packed the package, once it is done
     * @param problem why there will be none, in a sentence or two, else empty
     */
    record Standing(
            List<Stage> stages,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Packed packed,

            String problem) {
        public Standing {
            stages = List.copyOf(stages);
        }

        /** The same with a remark of the stage that is under way. */
        public Standing remarked(String remark) {
            return new Standing(
                    stages.stream().map(stage -> stage.remarked(remark)).toList(), packed, problem);
        }

        /** Whether nothing more will happen. */
        public boolean over() {
            return packed != null || !problem.isEmpty();
        }
    }

    /**
     * One of the things that an export does.
     *
     * @param name what it does, for people
     * @param said what came of it, in a sentence; while it is under way what it waits for, or nothing
     */
    record Stage(String name, Progress progress, String said) {

        /** The same, as whoever does it tells; what says nothing of itself waits for nothing. */
        public Stage remarked(String remark) {
            return progress == Progress.UNDER_WAY && !said.isEmpty() ? new Stage(name, progress, remark) : this;
        }
    }

    /** How far a stage is. */
    enum Progress {
        WAITING,
        UNDER_WAY,
        DONE,
        /** It could not be done, and the package is made without it. */
        SKIPPED,
        FAILED
    }
}
