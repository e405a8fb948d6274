package dev.espalier.calibrate;

import dev.espalier.calibrate.Sample.Measurement;
import dev.espalier.hardware.Calibration;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.HeldOut;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A device on which a few architectures were measured: their latencies are what was measured, all others of the space
 * are predicted from them. The model is made when the first is asked for, and the same sample always makes the same.
 * Where latencies are to be sums over operators, those that were measured are predicted, too.
 */
public final class CalibratedDevice implements LatencyModel {

    private final Sample sample;
    private final String sha256;
    private final SearchSpace space;
    private final Map<Architecture, Measurement> measured;
    private volatile @Nullable Prediction prediction;
    private volatile @Nullable CrossValidation validation;

    /**
     * @param sha256 of the sample as it is stored
     * @param space the sample's
     */
    public CalibratedDevice(Sample sample, String sha256, SearchSpace space) {
        this.sample = sample;
        this.sha256 = sha256;
        this.space = space;
        this.measured = sample.measurements().stream()
                .collect(Collectors.toMap(Measurement::architecture, Function.identity()));
    }

    @Override
    public Device device() {
        return sample.device();
    }

    @Override
    public Latency.Source source() {
        return Latency.Source.PREDICTED;
    }

    @Override
    public Latency.Source source(Architecture architecture) {
        return sample.sums() == null && learnedFrom(architecture) ? Latency.Source.MEASURED : source();
    }

    @Override
    public String provenance() {
        var whose = sample.measuredOn() == null ? "that a user made" : "on the device " + sample.measuredOn();
        var sums = sample.sums();
        if (sums != null) {
            return "Predicted as a sum over operators, from %d measurements %s of networks of %s (sample %.12s)."
                    .formatted(measured.size(), whose, space.name(), sha256);
        }
        return "Predicted by a Gaussian process from %d measurements %s of architectures of %s (sample %.12s); those themselves as measured."
                .formatted(measured.size(), whose, space.name(), sha256);
    }

    /** The device that measured what this predicts from; null where a user did. */
    public @Nullable String measuredOn() {
        return sample.measuredOn();
    }

    @Override
    public boolean knows(Architecture architecture) {
        return space.contains(architecture);
    }

    /** Whether this is one of the architectures that the others are predicted from. */
    public boolean learnedFrom(Architecture architecture) {
        return measured.containsKey(architecture);
    }

    /** Sums are those of networks of one frame. */
    @Override
    public boolean knows(Network network) {
        var architecture = network.architecture();
        return knows(architecture)
                && (sample.sums() == null || network(architecture).nodes().equals(network.nodes()));
    }

    /** The network whose latency it tells of an architecture that it knows. */
    public Network network(Architecture architecture) {
        var sums = sample.sums();
        return sums == null ? space.network(architecture) : space.network(architecture, sums.frame());
    }

    /** Of what networks its latencies are sums over operators; null where they are no sums. */
    public Sample.@Nullable Sums sums() {
        return sample.sums();
    }

    @Override
    public Latency latency(Network network) {
        var architecture = network.architecture();
        var known = measured.get(architecture);
        if (known != null && sample.sums() == null) {
            return new Latency(known.meanMs(), known.stdMs(), Latency.Source.MEASURED);
        }
        if (!knows(network)) {
            throw new IllegalArgumentException(
                    "The network of the architecture (%s) must be one of %s, as large as those on which the device %s was calibrated."
                            .formatted(architecture.id(), space.name(), device().name()));
        }
        var predicted = prediction().of(network);
        return sample.sums() == null ? predicted : validation().spread(predicted);
    }

    private Prediction prediction() {
        var made = prediction;
        if (made == null) {
            // Whoever comes second makes the same one.
            made = Prediction.making(sample, space).from(sample.measurements());
            prediction = made;
        }
        return made;
    }

    @Override
    public Calibration calibration() {
        return validation().calibration(sample, sha256);
    }

    @Override
    public List<HeldOut> heldOut() {
        return validation().all();
    }

    /** Takes a second for 50 measurements, once. */
    private CrossValidation validation() {
        var made = validation;
        if (made == null) {
            made = CrossValidation.of(sample, space);
            validation = made;
        }
        return made;
    }
}
