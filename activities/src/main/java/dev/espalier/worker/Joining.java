package dev.espalier.worker;

import dev.espalier.search.Outcome;
import dev.espalier.step.Records.Evaluation;
import dev.espalier.step.Records.Evaluations;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes one group's evaluations of those that several devices have measured, each on its own. */
final class Joining {

    private Joining() {}

    /** @param measured in the order of the devices; a candidate that one could not measure has failed */
    static Evaluations joined(List<Evaluations> measured) {
        var first = measured.getFirst();
        var joined = IntStream.range(0, first.evaluations().size())
                .mapToObj(i -> measured.stream()
                        .map(one -> one.evaluations().get(i))
                        .reduce(Joining::both)
                        .orElseThrow())
                .toList();
        return new Evaluations(joined, first.reruns());
    }

    private static Evaluation both(Evaluation one, Evaluation other) {
        if (one.outcome() instanceof Outcome.Measured(var measures, var sources, var weights)
                && other.outcome() instanceof Outcome.Measured more) {
            var all = new TreeMap<>(sources);
            all.putAll(more.sources());
            return new Evaluation(new Outcome.Measured(measures.and(more.measures()), all, weights), one.gpuSeconds());
        }
        return one.outcome() instanceof Outcome.Measured ? other : one;
    }
}
