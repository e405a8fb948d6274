package dev.espalier.workflow;

import dev.espalier.step.DeviceSteps.Clocked;
import dev.espalier.step.ExportSteps.Compared;
import dev.espalier.step.ExportSteps.Packed;
import dev.espalier.step.ExportSteps.Recalibrated;
import dev.espalier.step.ExportSteps.Scored;
import dev.espalier.step.ExportSteps.Written;
import java.util.Locale;

/** What came of each stage of an export, in a sentence. */
final class ExportWords {

    private ExportWords() {}

    static String recalibrated(Recalibrated recalibrated) {
        if (!recalibrated.normalises()) {
            return said("Nothing to do: the network does not normalise. It answers %.2f %% right.", recalibrated.trainedPct());
        }
        return recalibrated.kept()
                ? said(
                        "Recalibrated statistics kept: %.2f %% right, %.2f %% as trained.",
                        recalibrated.recalibratedPct(), recalibrated.trainedPct())
                : said(
                        "Statistics kept as trained: %.2f %% right, recalibrated only %.2f %%.",
                        recalibrated.trainedPct(), recalibrated.recalibratedPct());
    }

    static String written(Written written) {
        return said("Opset %d, %,d bytes.", written.opset(), written.model().bytes());
    }

    static String compared(Compared compared) {
        return said("Outputs of %,d images differ by at most %.1e.", compared.images(), compared.largest());
    }

    static String scored(Scored scored) {
        return said(
                "%.2f %% of %,d validation images right; the ledger has %.2f %%.",
                scored.accuracyPct(), scored.images(), scored.ledgerPct());
    }

    static String clocked(Clocked clocked) {
        return clocked.problem().isEmpty()
                ? said("%.3f ms ± %.3f on %s.", clocked.meanMs(), clocked.stdMs(), clocked.device())
                : "Not measured. " + clocked.problem();
    }

    static String packed(Packed packed) {
        return said("%s, %,d bytes.", packed.name(), packed.file().bytes());
    }

    private static String said(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
