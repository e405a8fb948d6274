package dev.espalier.calibrate;

import dev.espalier.calibrate.Sample.Measurement;
import dev.espalier.hardware.Calibration;
import dev.espalier.hardware.HeldOut;
import dev.espalier.hardware.Latency;
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
        var making = Prediction.making(sample, space);
        var all = new ArrayList<HeldOut>();
        for (int fold = 0; fold < folds; fold++) {
            var prediction = making.from(part(measurements, folds, fold, false));
            for (var left : part(measurements, folds, fold, true)) {
                var predicted = prediction.of(space.network(left.architecture()));
                all.add(new HeldOut(left.architecture(), left.meanMs(), predicted));
            }
        }
        return sample.sums() == null ? new CrossValidation(all) : spread(all);
    }

    /** A sum does not say how uncertain it is: by as much as those held out were missed, in proportion. */
    private static CrossValidation spread(List<HeldOut> all) {
        var missed = new CrossValidation(all);
        return new CrossValidation(all.stream()
                .map(one -> new HeldOut(one.architecture(), one.measuredMs(), missed.spread(one.predicted())))
                .toList());
    }

    /** A prediction with the deviation of those held out. */
    Latency spread(Latency predicted) {
        double squares = all.stream()
                .mapToDouble(one -> one.measuredMs() / one.predicted().meanMs() - 1)
                .map(miss -> miss * miss)
                .average()
                .orElseThrow();
        return new Latency(predicted.meanMs(), Math.sqrt(squares) * predicted.meanMs(), predicted.source());
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
