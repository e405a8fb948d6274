package dev.espalier.calibrate;

import dev.espalier.calibrate.Sample.Measurement;
import dev.espalier.hardware.Latency;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.surrogate.LatencySums;
import dev.espalier.surrogate.LatencySurrogate;
import dev.espalier.surrogate.Operators;
import java.util.List;

/** What latencies are predicted to be by a few of a space. */
interface Prediction {

    Latency of(Network network);

    /** Makes what a sample asks for, from all of its measurements or some. */
    interface Making {
        Prediction from(List<Measurement> measurements);
    }

    static Making making(Sample sample, SearchSpace space) {
        var sums = sample.sums();
        if (sums == null) {
            return measurements ->
                    new LatencySurrogate(space, architectures(measurements), meansMs(measurements))::predict;
        }
        var operators = Operators.of(space, sums.frame());
        return measurements -> {
            var table = new LatencySums(operators, architectures(measurements), meansMs(measurements));
            return network -> new Latency(table.meanMs(network.architecture()), 0, Latency.Source.PREDICTED);
        };
    }

    private static List<Architecture> architectures(List<Measurement> measurements) {
        return measurements.stream().map(Measurement::architecture).toList();
    }

    private static double[] meansMs(List<Measurement> measurements) {
        return measurements.stream().mapToDouble(Measurement::meanMs).toArray();
    }
}
