package dev.espalier.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class QuietTest {

    @TempDir
    Path folder;

    private Quiet quiet() {
        return new Quiet(folder.resolve("quiet"));
    }

    @Test
    void nobodyWaitsWhileNobodyMeasures() {
        var quiet = quiet();
        for (int i = 0; i < 10_000; i++) {
            quiet.await();
        }
        assertThat(quiet.during(() -> 7)).isEqualTo(7);
        quiet.await();
    }

    @Test
    void whoeverComputesWaitsForWhoeverMeasures() throws InterruptedException {
        var quiet = quiet();
        var begun = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var order = new ConcurrentLinkedQueue<String>();
        var measuring = Thread.ofPlatform()
                .start(() -> quiet.during(() -> {
                    begun.countDown();
                    awaits(asked);
                    order.add("measured");
                    return 0;
                }));
        begun.await();
        var computing = Thread.ofPlatform().start(() -> {
            asked.countDown();
            quiet.await();
            order.add("computed");
        });
        measuring.join();
        computing.join();
        assertThat(order).containsExactly("measured", "computed");
    }

    @Test
    void oneMeasuresAtATime() throws InterruptedException {
        var quiet = quiet();
        var at = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofPlatform()
                        .start(() -> quiet.during(() -> {
                            most.accumulateAndGet(at.incrementAndGet(), Math::max);
                            Thread.onSpinWait();
                            return at.decrementAndGet();
                        })))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void anotherProcessIsWaitedForToo() throws Exception {
        var quiet = quiet();
        var order = new ConcurrentLinkedQueue<String>();
        var asked = new CountDownLatch(1);
        // A process of its own, since a lock of this one is no obstacle to it.
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.resolve("quiet").toString())
                .start();
        assertThat(other.getInputStream().read()).isEqualTo('!');
        var computing = Thread.ofPlatform().start(() -> {
            asked.countDown();
            quiet.await();
            order.add("computed");
        });
        asked.await();
        order.add("held");
        other.getOutputStream().close();
        computing.join();
        assertThat(order).containsExactly("held", "computed");
    }

    /** Holds the file until its input ends. */
    static final class Holder {
        public static void main(String... arguments) throws Exception {
            try (var channel =
                    FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                System.out.write('!');
                System.out.flush();
                assertThat(System.in.read()).isEqualTo(-1);
            }
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
