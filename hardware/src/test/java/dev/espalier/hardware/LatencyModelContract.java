package dev.espalier.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.space.Architecture;
import dev.espalier.space.Network;
import dev.espalier.space.SearchSpace;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws of every latency model. A model's test extends this and adds what is special. */
public abstract class LatencyModelContract {

    private static final int SAMPLES = 100;
    private static final long SEED = 20_240_607;

    /** The model under test. */
    protected abstract LatencyModel model();

    /** A space of which the model knows at least some architectures. */
    protected abstract SearchSpace space();

    private List<Architecture> known() {
        var random = new SplittableRandom(SEED);
        return Stream.generate(() -> space().sample(random))
                .limit(50L * SAMPLES)
                .filter(model()::knows)
                .limit(SAMPLES)
                .toList();
    }

    @Test
    void itsDeviceAndItsProvenanceAreStated() {
        var device = model().device();
        assertThat(device.name()).matches("[a-z0-9][a-z0-9_-]*");
        assertThat(List.of(device.title(), device.runtime(), device.precision()))
                .allMatch(text -> !text.isBlank());
        assertThat(device.batch()).isPositive();
        assertThat(model().provenance()).endsWith(".").doesNotContain("\n");
    }

    @Test
    void latenciesArePositiveFiniteMilliseconds() {
        assertThat(known()).isNotEmpty().allSatisfy(architecture -> {
            var latency = model().latency(space().network(architecture));
            assertThat(latency.meanMs()).isPositive().isFinite();
            assertThat(latency.stdMs()).isNotNegative().isFinite();
            assertThat(latency.source()).isEqualTo(model().source(architecture));
            assertThat(latency.lowMs()).isNotNegative().isLessThanOrEqualTo(latency.meanMs());
            assertThat(latency.highMs()).isGreaterThanOrEqualTo(latency.meanMs());
        });
    }

    @Test
    void theSameNetworkTakesTheSameTime() {
        var model = model();
        for (var architecture : known()) {
            var first = model.latency(space().network(architecture));
            var second = model.latency(space().network(architecture));
            if (model.source() == Latency.Source.MEASURED) {
                double deviation = 5 * Math.max(first.stdMs(), second.stdMs());
                assertThat(Math.abs(first.meanMs() - second.meanMs())).isLessThanOrEqualTo(deviation);
            } else {
                assertThat(second).isEqualTo(first);
            }
        }
    }

    @Test
    void aNetworkItDoesNotKnowIsRefusedWithASentence() {
        var stranger = new Architecture("no-such-space", 0);
        assertThat(model().knows(stranger)).isFalse();
        assertThatThrownBy(() -> model().latency(new Network(stranger, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(stranger.id());
    }
}
