package dev.espalier.calibrate;

import dev.espalier.calibrate.Sample.Measurement;
import dev.espalier.hardware.Calibration;
import dev.espalier.hardware.HeldOut;
import dev.espalier.space.SearchSpace;
import dev.espalier.surrogate.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the measurements of a sample are predicted from the others, as if they had never been made: one by one, and
 * of a large sample a few at a time.
 */
record CrossValidation(List<HeldOut> all) {

    private static final int FOLDS = 50;

    CrossValidation {
        all = List.copyOf(all);
    }

    static CrossValidation of(Sample sample, SearchSpace space) {
        var measurements = sample.measurements();
        int folds = Math.min(FOLDS, measurements.size());
        var all = new ArrayList<HeldOut>();
        for (int fold = 0; fold < folds; fold++) {
            var surrogate = CalibratedDevice.fitted(part(measurements, folds, fold, false), space);
            for (var left : part(measurements, folds, fold, true)) {
                var predicted = surrogate.predict(space.network(left.architecture()));
                all.add(new HeldOut(left.architecture(), left.meanMs(), predicted));
            }
        }
        return new CrossValidation(all);
    }

    private static List<Measurement> part(List<Measurement> all, int folds, int fold, boolean inside) {
        return IntStream.range(0, all.size())
                .filter(i -> (i % folds == fold) == inside)
                .mapToObj(all::get)
                .toList();
    }

    Calibration calibration(Sample sample, String sha256) {
        return new Calibration(
                sample.space(),
                all.size(),
                sha256,
                Agreement.tau(
                        all.stream().map(one -> one.predicted().meanMs()).toList(),
                        all.stream().map(HeldOut::measuredMs).toList()),
                all.stream().mapToDouble(HeldOut::errorPct).average().orElseThrow(),
                100.0 * all.stream().filter(HeldOut::covered).count() / all.size());
    }
}
