package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.artifact.ArtifactStore;
import dev.espalier.method.Work;
import dev.espalier.space.Architecture;
import dev.espalier.space.Frame;
import dev.espalier.space.Network;
import dev.espalier.space.cell.NasBench201;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final Network NETWORK = network(4);

    private static Network network(int width) {
        return new NasBench201().network(Architecture.of("nasbench201:3-1-3-2-3-4"), new Frame(3, 8, 4, 1, width));
    }

    /** Others let go of a megabyte at each rest. */
    private static final class Waiting implements Work {

        private final AtomicLong free;

        private Waiting(AtomicLong free) {
            this.free = free;
        }

        @Override
        public ArtifactStore artifacts() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void heartbeat(@Nullable ArtifactRef progress) {}

        @Override
        public Optional<ArtifactRef> lastHeartbeat() {
            return Optional.empty();
        }

        @Override
        public void rest(Duration duration) {
            free.addAndGet(1_000_000);
        }
    }

    @Test
    void aTrainingNeedsMoreWithMoreImagesAndWithMoreChannels() {
        long needed = Memory.least(NETWORK, 16);
        assertThat(Memory.least(NETWORK, 32)).isBetween(needed, 2 * needed);
        assertThat(Memory.least(network(8), 16)).isGreaterThan(needed);
    }

    @Test
    void whatFitsBeginsAtOnce() {
        var free = new AtomicLong(1_000_000_000);
        new Memory(() -> 1_000_000_000, free::get).require(NETWORK, 16, new Waiting(free));
        assertThat(free).hasValue(1_000_000_000);
    }

    @Test
    void whatOthersHaveIsWaitedFor() {
        var free = new AtomicLong();
        new Memory(() -> 1_000_000_000, free::get).require(NETWORK, 64, new Waiting(free));
        assertThat(free.get()).isGreaterThanOrEqualTo(Memory.least(NETWORK, 64));
    }

    @Test
    void whatCannotFitIsRefusedAtOnceWithBothNumbers() {
        var free = new AtomicLong(500_000);
        assertThatThrownBy(() -> new Memory(() -> 1_000_000, free::get).require(NETWORK, 100_000, new Waiting(free)))
                .isInstanceOf(NoMemory.class)
                .hasMessageMatching(
                        "The training needs at least [0-9.]+ GB of memory with a batch of 100000, but 0.0 GB of 0.0 GB are free.\nMaybe make .*");
        assertThat(free).hasValue(500_000);
    }

    @Test
    void thisMachineHasRoomForALittleTraining() {
        assertThatCode(() -> Memory.here().require(NETWORK, 16, new Waiting(new AtomicLong())))
                .doesNotThrowAnyException();
        assertThat(Memory.here().free().getAsLong())
                .isPositive()
                .isLessThanOrEqualTo(Memory.here().whole().getAsLong());
    }
}
