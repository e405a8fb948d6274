package dev.espalier.method;

import dev.espalier.catalogue.InvalidInput;
import dev.espalier.search.Metric;
import dev.espalier.space.Architecture;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What is foretold of latencies that are not known before an evaluation, or that a problem does not speak of. */
public interface Foresight {

    /** Where nothing is foretold. */
    Foresight NONE = _ -> Optional.empty();

    /**
     * By architecture, in milliseconds: what a latency that is predicted or looked up is, and of one that will be measured
     * what it should not exceed: the upper end of the interval in which 95 of 100 are. Not a number where an architecture
     * is not known; none where the metric is no latency of a device.
     *
     * @throws InvalidInput with the command to run, where the device measures and its operators were not measured
     */
    Optional<ToDoubleFunction<Architecture>> of(Metric metric);
}
