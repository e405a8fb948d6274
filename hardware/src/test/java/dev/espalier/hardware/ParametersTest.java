package dev.espalier.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import dev.espalier.space.cell.Darts;
import dev.espalier.space.cell.NasBench101;
import dev.espalier.space.cell.NasBench201;
import dev.espalier.space.custom.CustomSpace;
import dev.espalier.space.sgnas.SgnasSe;
import dev.espalier.space.weights.Slot;
import dev.espalier.space.weights.Slots;
import java.util.HashSet;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a network is said to cost, against the arrays that it is built with. */
class ParametersTest {

    private static final int NETWORKS = 500;

    /** Inverted residuals with or without squeeze and excitation, of several kernels, widths and activations. */
    private static final String MOBILE = """
            name: mobile
            decisions:
              kernel1: [3, 5, 7]
              kernel2: [3, 5, 7]
              expand1: [2, 3, 6]
              expand2: [2, 3, 6]
              width: [8, 12, 20]
              gate1: [excited, plain]
              gate2: [excited, plain]
              bend: [relu6, swish, hard_swish]
            ops:
              plain: identity
              excited:
                - squeeze_excite: {units: "${in / 2}"}
              narrowed:
                - conv: {kernel: 1, channels: "${in * expand1}"}
                - batchnorm
                - ${bend}
                - depthwise: {kernel: "${kernel1}", stride: 2}
                - batchnorm
                - ${bend}
                - ${gate1}
                - conv: {kernel: 1, channels: "${width * 2}"}
                - batchnorm
              inverted:
                - residual:
                    - conv: {kernel: 1, channels: "${in * expand2}"}
                    - batchnorm
                    - ${bend}
                    - depthwise: {kernel: "${kernel2}"}
                    - batchnorm
                    - ${bend}
                    - ${gate2}
                    - conv: {kernel: 1, channels: "${in / expand2}"}
                    - batchnorm
            network:
              input: {channels: 3, size: 32, classes: 10}
              layers:
                - conv: {kernel: 3, channels: "${width}", stride: 2}
                - batchnorm
                - ${bend}
                - narrowed
                - inverted
                - conv: {kernel: 3, channels: "${width * 4}", groups: 2}
                - global_pool
                - linear: ${classes}
            """;

    static Stream<SearchSpace> spaces() {
        return Stream.of(new NasBench201(), new NasBench101(), new Darts(), new SgnasSe(), CustomSpace.read(MOBILE));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void areAsManyAsTheArraysOfANetworkHoldValuesToLearn(SearchSpace space) {
        var random = new SplittableRandom(7);
        var counts = new HashSet<Long>();
        for (int i = 0; i < NETWORKS; i++) {
            var architecture = space.sample(random);
            var network = space.network(architecture);
            counts.add(learned(network));
            assertThat(Cost.of(network).params()).as(architecture.id()).isEqualTo(learned(network));
        }
        assertThat(counts).as("networks of different sizes").hasSizeGreaterThan(20);
    }

    @Test
    void countScalesAndShiftsOfNormalisationsButNotWhatTheyRemember() {
        var network = CustomSpace.read(MOBILE).network(CustomSpace.read(MOBILE).sample(new SplittableRandom(1)));
        var roles = Slots.of(network).stream().map(Slot::role).toList();
        assertThat(roles).contains(Slot.Role.MEAN, Slot.Role.SCALE);
        assertThat(Cost.of(network).params())
                .isLessThan(Slots.of(network).stream().mapToLong(Slot::count).sum());
    }

    private static long learned(Network network) {
        return Slots.of(network).stream()
                .filter(slot -> slot.role().learned())
                .mapToLong(Slot::count)
                .sum();
    }
}
