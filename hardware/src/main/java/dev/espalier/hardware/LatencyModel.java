package dev.espalier.hardware;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says how long a network takes on one device. The laws are in {@code LatencyModelContract}; registration is
 * {@code @Singleton} on the class or {@code @Produces @Singleton} on a method.
 */
public interface LatencyModel {

    Device device();

    /** Where its figures come from: a model of source LOOKUP or PREDICTED is priced before a trial, MEASURED after. */
    Latency.Source source();

    /** Where its figure of one architecture comes from: a model that predicts may hold some that were measured. */
    default Latency.Source source(Architecture architecture) {
        return source();
    }

    /** One sentence for people: whose figures, by which protocol, at which version. */
    String provenance();

    /** Whether it can answer for this architecture. */
    boolean knows(Architecture architecture);

    /** Whether it can answer for this network: it may know an architecture in one size and no other. */
    default boolean knows(Network network) {
        return knows(network.architecture());
    }

    /**
     * The latency of a network this model {@link #knows}.
     *
     * @throws IllegalArgumentException when it does not know the network
     */
    Latency latency(Network network);

    /** The measurements that it predicts from, each predicted from the others; none where it does not predict so. */
    default List<HeldOut> heldOut() {
        return List.of();
    }

    /** From what it predicts and how well; null where it does not predict from measurements. */
    default @Nullable Calibration calibration() {
        return null;
    }
}
