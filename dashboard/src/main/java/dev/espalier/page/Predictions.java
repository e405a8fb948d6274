package dev.espalier.page;

import dev.espalier.hardware.Calibration;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.measure.Hindsight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says how well devices are predicted. */
final class Predictions {

    private Predictions() {}

    /** None of a device that is looked up. */
    static List<Figure> figures(LatencyModel model) {
        var calibration = model.calibration();
        return calibration == null
                ? List.of()
                : List.of(
                        Figure.of("Measurements", Said.count(calibration.measurements()), "", "it predicts from them"),
                        Figure.of(
                                "Error",
                                Said.fixed(calibration.errorPct(), 1),
                                "%",
                                "in the mean, each predicted from the others"),
                        Figure.of(
                                "In their intervals",
                                Said.fixed(calibration.coveragePct(), 0),
                                "%",
                                "of those that should hold 95 of 100"));
    }

    /** @param hindsight how its predictions did against later measurements, where there are some */
    static DevicePageView.Predictor row(LatencyModel model, @Nullable Hindsight hindsight) {
        var calibration = model.calibration();
        return new DevicePageView.Predictor(
                model.device().name(),
                calibration == null ? "" : calibration.space(),
                calibration == null ? "" : words(calibration),
                hindsight == null ? "" : words(hindsight));
    }

    private static String words(Calibration calibration) {
        return "from %d, error %s %%".formatted(calibration.measurements(), Said.fixed(calibration.errorPct(), 1));
    }

    private static String words(Hindsight hindsight) {
        var rho = hindsight.spearmanRho();
        return "%s later: %serror %s %%, %s %% in their intervals"
                .formatted(
                        Said.count(hindsight.measurements()),
                        rho == null ? "" : "Spearman's ρ %s, ".formatted(Said.fixed(rho, 3)),
                        Said.fixed(hindsight.errorPct(), 1),
                        Said.fixed(hindsight.coveragePct(), 0));
    }
}
