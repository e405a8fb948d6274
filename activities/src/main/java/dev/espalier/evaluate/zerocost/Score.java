package dev.espalier.evaluate.zerocost;

import dev.espalier.search.Metric;
import dev.espalier.space.Network;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Says something of a network that was not trained. The same subject has the same values, to the bit, on a processor. */
sealed interface Score permits SynapticFlow, ActivationOverlap, GradientNorm, TangentKernel, LinearRegions {

    /** By what users call them, in the order in which they are told. */
    SequencedMap<String, Score> ALL = all();

    private static SequencedMap<String, Score> all() {
        var all = new LinkedHashMap<String, Score>();
        for (var score : List.of(
                new SynapticFlow(),
                new ActivationOverlap(),
                new GradientNorm(),
                new TangentKernel(),
                new LinearRegions())) {
            all.put(score.metrics().getFirst().name(), score);
        }
        return Collections.unmodifiableSequencedMap(all);
    }

    /** What it tells; the first is its name. */
    List<Metric> metrics();

    /** What it holds at once at least, in bytes; 0 where it lets go of what it has read. */
    default long leastBytes(Network network, int batch) {
        return 0;
    }

    /** A value of each metric, in their order; not finite where the network has none. */
    double[] of(Subject subject);
}
