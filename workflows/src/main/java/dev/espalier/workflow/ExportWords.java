package dev.espalier.workflow;

import dev.espalier.step.DeviceSteps.Clocked;
import dev.espalier.step.ExportSteps.Compared;
import dev.espalier.step.ExportSteps.Packed;
import dev.espalier.step.ExportSteps.Recalibrated;
import dev.espalier.step.ExportSteps.Scored;
import dev.espalier.step.ExportSteps.Written;

/** What came of each stage of an export, in a sentence. */
final class ExportWords {

    private ExportWords() {}

    static String recalibrated(Recalibrated recalibrated) {
        if (!recalibrated.normalises()) {
            return "Nothing to do: the network does not normalise. %.2f %% right.".formatted(recalibrated.trainedPct());
        }
        return recalibrated.kept()
                ? "Recalibrated statistics kept: %.2f %% right, %.2f %% as trained."
                        .formatted(recalibrated.recalibratedPct(), recalibrated.trainedPct())
                : "Statistics kept as trained: %.2f %% right, recalibrated only %.2f %%."
                        .formatted(recalibrated.trainedPct(), recalibrated.recalibratedPct());
    }

    static String written(Written written) {
        return "Opset %d, %,d bytes.".formatted(written.opset(), written.model().bytes());
    }

    static String compared(Compared compared) {
        return "Outputs of %,d images differ by at most %.1e.".formatted(compared.images(), compared.largest());
    }

    static String scored(Scored scored) {
        return "%.2f %% of %,d validation images right; the ledger has %.2f %%."
                .formatted(scored.accuracyPct(), scored.images(), scored.ledgerPct());
    }

    /** While the device has not begun with it. */
    static String awaited(String device) {
        return "Waits for its turn on the device %s.".formatted(device);
    }

    static String clocked(Clocked clocked) {
        return clocked.problem().isEmpty()
                ? "%.3f ms ± %.3f on %s.".formatted(clocked.meanMs(), clocked.stdMs(), clocked.device())
                : clocked.problem();
    }

    static String packed(Packed packed) {
        return "%s, %,d bytes.".formatted(packed.name(), packed.file().bytes());
    }
}
