package dev.espalier.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.artifact.FileArtifactStore;
import dev.espalier.hardware.Device;
import dev.espalier.hardware.measure.MeasuredDevice;
import dev.espalier.hardware.measure.Measurement;
import dev.espalier.hardware.measure.Patience;
import dev.espalier.space.Network;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.worker.Unhurried;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GaugeTest {

    private static final NasBench201 SPACE = new NasBench201();
    private static final MeasuredDevice DEVICE =
            new MeasuredDevice(new Device("board", "A board", "ONNX Runtime", 1, "fp32"), 1, 0);

    @TempDir
    Path folder;

    private final ToyMeter meter = new ToyMeter();

    private Notebook notebook() {
        return new Notebook(new FileArtifactStore(folder));
    }

    private Gauge gauge() {
        var patience = new Patience(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(1));
        return new Gauge(notebook(), DEVICE, patience, _ -> meter, new Unhurried(new FileArtifactStore(folder)));
    }

    private static Network network(int index) {
        return SPACE.network(SPACE.ofIndex(index));
    }

    private static Measurement known(Gauged gauged) {
        assertThat(gauged).isInstanceOf(Gauged.Known.class);
        return ((Gauged.Known) gauged).measurement();
    }

    @Test
    void keepsEverythingThatIsNeededToBelieveAFigure() {
        try (var gauge = gauge()) {
            var measurement = known(gauge.gauge(network(8)));

            assertThat(measurement.device()).isEqualTo("board");
            assertThat(measurement.architecture()).isEqualTo(SPACE.ofIndex(8).id());
            assertThat(measurement.figures().meanMs()).isEqualTo(ToyMeter.millis(network(8)));
            assertThat(measurement.levelMs()).isEqualTo(1);
            assertThat(measurement.setup().runtime()).isEqualTo("Toy Runtime 1");
            assertThat(measurement.machine().cores()).isPositive();
            assertThat(measurement.peakMemoryMb()).isEqualTo(12.5);
            assertThat(measurement.sittings()).isEqualTo(3);
            assertThat(measurement.takenAt()).isPositive();
            assertThat(notebook().newest("board", 10)).containsExactly(measurement);
            assertThat(notebook().measurements("board", SPACE.ofIndex(8))).containsExactly(measurement);
            assertThat(notebook().measurementKeys("board")).hasSize(1);
            assertThat(notebook().measuredAt("board")).isEqualTo(measurement.takenAt());
            assertThat(notebook().since("board", measurement.takenAt())).hasSize(1);
            assertThat(notebook().since("board", measurement.takenAt() + 1)).isEmpty();
        }
    }

    @Test
    void measuresTheSameNetworkOnce() {
        try (var gauge = gauge()) {
            gauge.gauge(network(8));
            gauge.gauge(network(9));
        }
        try (var later = gauge()) {
            later.gauge(network(8));
        }
        assertThat(meter.timed())
                .containsExactly(SPACE.ofIndex(8).id(), SPACE.ofIndex(9).id());
    }

    @Test
    void measuresAnotherNetworkOfTheSameArchitecture() {
        try (var gauge = gauge()) {
            gauge.gauge(network(8));
            gauge.gauge(new Network(SPACE.ofIndex(8), network(9).nodes()));
        }
        assertThat(meter.timed()).hasSize(2);
    }

    @Test
    void measuresAgainOnceTheDeviceHasMoved() {
        try (var gauge = gauge()) {
            gauge.gauge(network(8));
        }
        meter.reference(0.5);
        for (int i = 0; i < 3; i++) {
            try (var gauge = gauge()) {
                gauge.check();
            }
        }
        assertThat(notebook().levels("board")).hasSize(1);

        var patient = new Gauge(
                notebook(),
                DEVICE,
                new Patience(Duration.ofMinutes(1), Duration.ofMillis(1), Duration.ofMillis(1)),
                _ -> meter,
                new Unhurried(new FileArtifactStore(folder)));
        try (patient) {
            var checked = patient.check();
            assertThat(checked.reason()).isEmpty();
            assertThat(checked.level())
                    .isNotNull()
                    .satisfies(level -> assertThat(level.moved()).isTrue());
            patient.gauge(network(8));
        }
        assertThat(meter.timed()).hasSize(2);
        assertThat(notebook().standing("board"))
                .hasValueSatisfying(
                        level -> assertThat(level.figures().meanMs()).isEqualTo(0.5));
    }

    @Test
    void saysWhyADeviceCouldNotBeMeasuredOn() {
        try (var gauge = gauge()) {
            gauge.gauge(network(8));
        }
        meter.reference(2);
        try (var gauge = gauge()) {
            assertThat(gauge.gauge(network(9)))
                    .isEqualTo(
                            new Gauged.Busy(
                                    "The device board could not be measured on undisturbed within 0 minutes: at last, the reference network takes 100.0 % longer than it did on this device.\nMaybe measure when its machine does less."));
        }
    }

    @Test
    void aNetworkThatEndsTheProcessFailsAlone() {
        try (var gauge = gauge()) {
            meter.breaking(true);
            assertThat(gauge.gauge(network(8)))
                    .isEqualTo(
                            new Gauged.Unknown(
                                    "The network could not be timed on the device board: The process that measures has ended: it left no word."));
            meter.breaking(false);
            known(gauge.gauge(network(9)));
        }
    }
}
