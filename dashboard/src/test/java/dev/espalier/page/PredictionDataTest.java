package dev.espalier.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.hardware.Device;
import dev.espalier.hardware.HeldOut;
import dev.espalier.hardware.Latency;
import dev.espalier.hardware.Latency.Source;
import dev.espalier.hardware.LatencyModel;
import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionDataTest {

    private static final Architecture SLOW = new Architecture("any", 1);
    private static final Architecture FAST = new Architecture("any", 0);

    /** A device that only says how it predicts. */
    private record Phone(List<HeldOut> heldOut) implements LatencyModel {
        @Override
        public Device device() {
            return new Device("phone", "Phone", "any", 1, "fp32");
        }

        @Override
        public Source source() {
            return Source.PREDICTED;
        }

        @Override
        public String provenance() {
            return "Made up.";
        }

        @Override
        public boolean knows(Architecture architecture) {
            return false;
        }

        @Override
        public Latency latency(Network network) {
            throw new IllegalArgumentException("It knows none.");
        }
    }

    @Test
    void standsTheFastestFirstAndSaysWhichLieOutsideTheirIntervals() {
        var data = PredictionData.of(new Phone(List.of(
                new HeldOut(SLOW, 10, new Latency(8, 0.5, Source.PREDICTED)),
                new HeldOut(FAST, 4, new Latency(5, 1, Source.PREDICTED)))));

        assertThat(data.empty()).isFalse();
        assertThat(data.points())
                .containsExactly(
                        List.of(4.0, 5.0, 5 - 1.96, 5 + 1.96, "any:0", true),
                        List.of(10.0, 8.0, 8 - 0.98, 8 + 0.98, "any:1", false));
        assertThat(data.table().rows())
                .containsExactly(
                        List.of("any:0", "4.00", "5.00", "3.04 to 6.96", "25.0"),
                        List.of("any:1", "10.00", "8.00", "7.02 to 8.98", "20.0"));
    }

    @Test
    void isEmptyWhereNothingIsPredictedFromMeasurements() {
        assertThat(PredictionData.of(new Phone(List.of())).empty()).isTrue();
    }
}
