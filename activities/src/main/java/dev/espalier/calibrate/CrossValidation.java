package dev.espalier.calibrate;

import dev.espalier.calibrate.Sample.Measurement;
import dev.espalier.hardware.Calibration;
import dev.espalier.hardware.Latency;
import dev.espalier.space.SearchSpace;
import dev.espalier.surrogate.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the measurements of a sample are predicted from the others, as if they had never been made: one by one, and
 * of a large sample a few at a time.
 *
 * @param measured milliseconds
 * @param predicted of the same architectures
 */
record CrossValidation(List<Double> measured, List<Latency> predicted) {

    private static final int FOLDS = 50;

    static CrossValidation of(Sample sample, SearchSpace space) {
        var all = sample.measurements();
        int folds = Math.min(FOLDS, all.size());
        var left = new ArrayList<Measurement>();
        var predicted = new ArrayList<Latency>();
        for (int fold = 0; fold < folds; fold++) {
            var tested = part(all, folds, fold, true);
            var surrogate = CalibratedDevice.fitted(part(all, folds, fold, false), space);
            for (var measurement : tested) {
                predicted.add(surrogate.predict(space.network(measurement.architecture())));
            }
            left.addAll(tested);
        }
        return new CrossValidation(left.stream().map(Measurement::meanMs).toList(), predicted);
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
                measured.size(),
                sha256,
                Agreement.tau(predicted.stream().map(Latency::meanMs).toList(), measured),
                errorPct(),
                coveragePct());
    }

    private double errorPct() {
        return IntStream.range(0, measured.size())
                .mapToDouble(i -> 100 * Math.abs(predicted.get(i).meanMs() / measured.get(i) - 1))
                .average()
                .orElseThrow();
    }

    private double coveragePct() {
        long covered = IntStream.range(0, measured.size())
                .filter(i -> predicted.get(i).lowMs() <= measured.get(i)
                        && measured.get(i) <= predicted.get(i).highMs())
                .count();
        return 100.0 * covered / measured.size();
    }
}
