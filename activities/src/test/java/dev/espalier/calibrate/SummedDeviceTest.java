package dev.espalier.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.espalier.calibrate.Sample.Measurement;
import dev.espalier.calibrate.Sample.Sums;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.LatencyModelContract;
import dev.espalier.hardware.lookup.HelpDevices;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.surrogate.Operators;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A device whose latencies are sums over operators, measured with a deviation of a few percent. */
class SummedDeviceTest extends LatencyModelContract {

    private static final NasBench201 SPACE = new NasBench201();
    private static final LatencyModel FPGA = new HelpDevices().fpga();
    private static final CalibratedDevice MODEL = device(0.03);

    private static CalibratedDevice device(double deviation) {
        var random = new SplittableRandom(4);
        var measurements = Operators.of(SPACE, Frame.OWN).worthMeasuring(40, 1).stream()
                .map(one -> new Measurement(one, truth(one) * (1 + deviation * random.nextGaussian()), 0))
                .toList();
        var sample = new Sample(FPGA.device(), NasBench201.NAME, measurements, "board", new Sums(Frame.OWN, 1));
        return new CalibratedDevice(sample, "0123456789abcdef", SPACE);
    }

    private static double truth(Architecture architecture) {
        return FPGA.latency(SPACE.network(architecture)).meanMs();
    }

    @Override
    protected LatencyModel model() {
        return MODEL;
    }

    @Override
    protected SearchSpace space() {
        return SPACE;
    }

    private static Stream<Architecture> drawn() {
        var random = new SplittableRandom(5);
        return Stream.generate(() -> SPACE.sample(random)).limit(300);
    }

    @Test
    void withoutDeviationItIsTheSum() {
        var exact = device(0);
        assertThat(drawn())
                .allSatisfy(one -> assertThat(exact.latency(SPACE.network(one)).meanMs())
                        .isCloseTo(truth(one), withPercentage(0.1)));
    }

    @Test
    void whatIsMeasuredHardlyExceedsTheUpperEndOfItsInterval() {
        var random = new SplittableRandom(6);
        assertThat(drawn().filter(one -> truth(one) * (1 + 0.03 * random.nextGaussian())
                        <= MODEL.latency(SPACE.network(one)).highMs()))
                .hasSizeGreaterThan(285);
        assertThat(MODEL.calibration().errorPct()).isBetween(1.5, 4.0);
    }

    @Test
    void itsIntervalsAreInProportionSoThatTheyAddUpToo() {
        assertThat(drawn().map(one -> MODEL.latency(SPACE.network(one)))
                        .mapToDouble(one -> one.highMs() / one.meanMs()))
                .allSatisfy(ratio -> assertThat(ratio)
                        .isCloseTo(
                                MODEL.latency(SPACE.network(SPACE.ofIndex(0))).highMs()
                                        / MODEL.latency(SPACE.network(SPACE.ofIndex(0)))
                                                .meanMs(),
                                withPercentage(1e-9)));
    }

    @Test
    void alsoWhatWasMeasuredIsPredictedSinceASingleFigureIsNoSum() {
        var one = MODEL.heldOut().getFirst().architecture();
        assertThat(MODEL.learnedFrom(one)).isTrue();
        assertThat(MODEL.source(one)).isEqualTo(Latency.Source.PREDICTED);
        assertThat(MODEL.latency(SPACE.network(one)).source()).isEqualTo(Latency.Source.PREDICTED);
    }
}
