package dev.espalier.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.espalier.calibrate.Sample.Measurement;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.HeldOut;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.hardware.LatencyModelContract;
import dev.espalier.hardware.lookup.HelpDevices;
import dev.espalier.space.Architecture;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.surrogate.Spread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibratedDeviceTest extends LatencyModelContract {

    private static final NasBench201 SPACE = new NasBench201();
    private static final LatencyModel FPGA = new HelpDevices().fpga();
    private static final LatencyModel PIXEL3 = new HelpDevices().pixel3();

    /** What says most first. */
    private static final List<Architecture> CHOSEN = Spread.of(SPACE, 30, new SplittableRandom(1));

    private static final LatencyModel MODEL = device(measurements(PIXEL3, 20));

    private static List<Measurement> measurements(LatencyModel truth, int count) {
        return CHOSEN.subList(0, count).stream()
                .map(architecture -> new Measurement(
                        architecture, truth.latency(SPACE.network(architecture)).meanMs(), 0.25))
                .toList();
    }

    private static CalibratedDevice device(List<Measurement> measurements) {
        var device = new Device("my-device", "My device", "not stated", 1, "not stated");
        return new CalibratedDevice(new Sample(device, NasBench201.NAME, measurements), "0123456789abcdef", SPACE);
    }

    @Override
    protected LatencyModel model() {
        return MODEL;
    }

    @Override
    protected SearchSpace space() {
        return SPACE;
    }

    @Test
    void whatWasMeasuredIsToldAsMeasured() {
        var measured = measurements(PIXEL3, 20);
        for (var measurement : measured) {
            var latency = device(measured).latency(SPACE.network(measurement.architecture()));
            assertThat(latency).isEqualTo(new Latency(measurement.meanMs(), 0.25, Latency.Source.MEASURED));
        }
    }

    @Test
    void eachMeasurementStandsBesideWhatTheOthersPredictOfIt() {
        var measured = measurements(PIXEL3, 20);
        var model = device(measured);
        assertThat(model.heldOut())
                .hasSize(20)
                .allSatisfy(one -> assertThat(one.predicted().source()).isEqualTo(Latency.Source.PREDICTED))
                .allSatisfy(one -> assertThat(one.predicted().meanMs()).isNotEqualTo(one.measuredMs()))
                .extracting(HeldOut::measuredMs)
                .containsExactlyInAnyOrderElementsOf(
                        measured.stream().map(Measurement::meanMs).toList());
        assertThat(model.calibration().errorPct())
                .isEqualTo(model.heldOut().stream()
                        .mapToDouble(HeldOut::errorPct)
                        .average()
                        .orElseThrow());
    }

    @Test
    void tenMeasurementsAreEnoughWhereLatencyIsASum() {
        var model = device(measurements(FPGA, 10));
        for (int index = 0; index < 15_625; index += 97) {
            var network = SPACE.network(SPACE.ofIndex(index));
            double truth = FPGA.latency(network).meanMs();
            assertThat(model.latency(network).meanMs()).isCloseTo(truth, within(0.03 * truth));
        }
    }

    @Test
    void theOrderInWhichMeasurementsCameChangesNoBit() {
        var measured = measurements(PIXEL3, 30);
        var shuffled = new ArrayList<>(measured);
        Collections.reverse(shuffled);
        var network = SPACE.network(SPACE.ofIndex(4_711));
        assertThat(device(shuffled).latency(network)).isEqualTo(device(measured).latency(network));
    }

    @Test
    void saysHowWellEachMeasurementIsPredictedFromTheOthers() {
        var good = device(measurements(FPGA, 30)).calibration();
        var fair = device(measurements(PIXEL3, 30)).calibration();
        assertThat(good.measurements()).isEqualTo(30);
        assertThat(good.errorPct()).isLessThan(2);
        assertThat(good.kendallTau()).isGreaterThan(0.9);
        assertThat(fair.errorPct()).isGreaterThan(good.errorPct());
        assertThat(fair.coveragePct()).isBetween(80.0, 100.0);
    }

    @Test
    void measurementsThatAreAllEqualPredictThatValue() {
        var equal = measurements(FPGA, 12).stream()
                .map(measurement -> new Measurement(measurement.architecture(), 7, 0))
                .toList();
        var latency = device(equal).latency(SPACE.network(SPACE.ofIndex(4_711)));
        assertThat(latency.meanMs()).isCloseTo(7, within(1e-6));
        assertThat(device(equal).calibration().kendallTau()).isNull();
    }
}
