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
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final Network NETWORK = network(4);

    private static Network network(int width) {
        return new NasBench201().network(Architecture.of("nasbench201:3-1-3-2-3-4"), new Frame(3, 8, 4, 1, width));
    }

    private static Memory.Demand training(Network network, int batch) {
        return Memory.Demand.ofTraining(network, batch, () -> false);
    }

    private static Memory memory(long whole, AtomicLong free) {
        return new Memory(() -> whole, free::get, new Promises());
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
        long needed = training(NETWORK, 16).bytes();
        assertThat(training(NETWORK, 32).bytes()).isBetween(needed, 2 * needed);
        assertThat(training(network(8), 16).bytes()).isGreaterThan(needed);
    }

    @Test
    void whatFitsBeginsAtOnce() {
        var free = new AtomicLong(1_000_000_000);
        memory(1_000_000_000, free).require(training(NETWORK, 16), new Waiting(free));
        assertThat(free).hasValue(1_000_000_000);
    }

    @Test
    void whatOthersHaveIsWaitedFor() {
        var free = new AtomicLong();
        memory(1_000_000_000, free).require(training(NETWORK, 64), new Waiting(free));
        assertThat(free.get()).isGreaterThanOrEqualTo(training(NETWORK, 64).bytes());
    }

    @Test
    void whatCannotFitIsRefusedAtOnceWithBothNumbers() {
        var free = new AtomicLong(500_000);
        assertThatThrownBy(() -> memory(1_000_000, free).require(training(NETWORK, 100_000), new Waiting(free)))
                .isInstanceOf(NoMemory.class)
                .hasMessageMatching(
                        "The training needs at least [0-9.]+ GB of memory with a batch of 100000, but 0.0 GB of 0.0 GB are free.\nMaybe make .*");
        assertThat(free).hasValue(500_000);
    }

    @Test
    void ofManyThatBeginAtOnceAsManyBeginAsFit() throws InterruptedException {
        var demand = training(NETWORK, 64);
        var free = new AtomicLong(3 * demand.bytes() + demand.bytes() / 2);
        var memory = memory(1_000_000_000, free);
        Callable<Promises.Promise> training = () -> memory.require(demand, new Waiting(new AtomicLong()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(Collections.nCopies(20, training)))
                    .filteredOn(begun -> begun.state() == Future.State.SUCCESS)
                    .hasSize(3);
        }
    }

    @Test
    void whatWasPromisedComesFreeWhenItIsTakenOrNotWantedAnyMore() {
        var taken = new AtomicBoolean();
        var demand = Memory.Demand.ofTraining(NETWORK, 64, taken::get);
        var free = new AtomicLong(demand.bytes());
        var memory = memory(1_000_000_000, free);
        var promise = memory.require(demand, new Waiting(free));
        assertThat(memory.promises().left(free::get)).isZero();
        taken.set(true);
        assertThat(memory.promises().left(free::get))
                .as("the system counts it now")
                .isEqualTo(demand.bytes());
        taken.set(false);
        promise.close();
        assertThat(memory.promises().left(free::get)).isEqualTo(demand.bytes());
    }

    @Test
    void whatCannotBeCountedIsTooMuch() {
        assertThatThrownBy(() -> training(NETWORK, Integer.MAX_VALUE))
                .isInstanceOf(NoMemory.class)
                .hasMessage(
                        "A batch of 2147483647, or what is computed of it, has more values than one array holds.\nMaybe make the batch, the width or the resolution smaller.");
    }

    @Test
    void thisMachineHasRoomForALittleTraining() {
        assertThatCode(() -> Memory.here()
                        .require(training(NETWORK, 16), new Waiting(new AtomicLong()))
                        .close())
                .doesNotThrowAnyException();
        assertThat(Memory.here().free().getAsLong())
                .isPositive()
                .isLessThanOrEqualTo(Memory.here().whole().getAsLong());
    }
}
