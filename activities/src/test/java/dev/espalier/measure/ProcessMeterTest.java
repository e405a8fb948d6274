package dev.espalier.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.hardware.measure.Finding;
import dev.espalier.hardware.measure.Protocol;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.Network.Node;
import dev.espalier.space.Op;
import dev.espalier.space.cell.NasBench201;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On whatever machine, however busy: nothing is asserted of how long anything takes. */
class ProcessMeterTest {

    private static final NasBench201 SPACE = new NasBench201();

    /** Believes whatever it sees. */
    private static final Protocol CREDULOUS = new Protocol(1, 1, 1e9, 2, 5, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9);

    /** Believes nothing. */
    private static final Protocol INCREDULOUS = new Protocol(1, 1, 1e9, 5, 5, 0, 0, 1e9, 1e9, 1e9, 1e9);

    private static ProcessMeter meter(Protocol protocol) {
        return new ProcessMeter(2, 1, protocol, CREDULOUS, true);
    }

    @Test
    void timesNetworksInAProcessOfItsOwn() {
        try (var meter = meter(CREDULOUS)) {
            assertThat(meter.reference().finding()).isInstanceOf(Finding.Steady.class);
            var subject = meter.subject(SPACE.network(SPACE.ofIndex(100)));
            var reading = subject.time();

            assertThat(subject.time().finding()).isInstanceOf(Finding.Steady.class);
            var figures = ((Finding.Steady) reading.finding()).figures();
            assertThat(figures.meanMs()).isPositive();
            assertThat(figures.p50Ms()).isLessThanOrEqualTo(figures.p99Ms());
            assertThat(figures.bursts()).isEqualTo(2);
            assertThat(reading.setup().runtime()).startsWith("ONNX Runtime 1.");
            assertThat(reading.setup().batch()).isEqualTo(2);
            assertThat(reading.setup().threads()).isEqualTo(1);
            assertThat(reading.machine()).isEqualTo(ThisMachine.describe());
        }
    }

    @Test
    void sharesAnInferenceAmongThreads() {
        try (var meter = new ProcessMeter(1, 2, CREDULOUS, CREDULOUS, true)) {
            var reading = meter.subject(SPACE.network(SPACE.ofIndex(100))).time();

            assertThat(reading.finding()).isInstanceOf(Finding.Steady.class);
            assertThat(reading.setup().threads()).isEqualTo(2);
        }
    }

    @Test
    void endsAProcessThatDoesNotAnswer() {
        // No virtual machine starts within the milliseconds that these bursts may take.
        var hurried = new Protocol(1, 1, 0, 2, 5, 1e9, 1e9, 1e9, 1e9, 1e9, 1e9);
        try (var meter = new ProcessMeter(1, 1, hurried, hurried, true, Duration.ZERO)) {
            assertThatThrownBy(meter::reference)
                    .isInstanceOf(MeterFailure.class)
                    .hasMessage("The process that measures gave no answer within 0 s and was ended.");
            assertThatThrownBy(meter::reference)
                    .isInstanceOf(MeterFailure.class)
                    .hasMessageStartingWith("The process that measures has ended");
        }
    }

    @Test
    void saysWhatDisturbed() {
        try (var meter = meter(INCREDULOUS)) {
            assertThat(meter.subject(SPACE.network(SPACE.ofIndex(100))).time().finding())
                    .isInstanceOf(Finding.Disturbed.class);
        }
    }

    @Test
    void refusesWhatCannotBeRun() {
        var strange = new Network(
                new Architecture("odd", 1),
                List.of(new Node("input", new Op.Input(3, 8)), new Node("odd", new Op.Named("odd"), "input")));
        try (var meter = meter(CREDULOUS)) {
            assertThatThrownBy(() -> meter.subject(strange)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void saysSoWhenItsProcessHasEnded() {
        var meter = meter(CREDULOUS);
        meter.close();
        assertThatThrownBy(meter::reference)
                .isInstanceOf(MeterFailure.class)
                .hasMessage("The process that measures has ended: it left no word.");
    }
}
