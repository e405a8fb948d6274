package dev.espalier.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class WatchTest {

    /** Until the operating system has counted so much of this thread's time. */
    private static void compute(double millis) {
        var begun = Watch.look();
        double sum = 0;
        while (begun.until(Watch.look(), 0).ownMs() < millis) {
            for (int i = 0; i < 100_000; i++) {
                sum += Math.sqrt(i + sum);
            }
        }
        assertThat(sum).isFinite();
    }

    @Test
    void seesHowLongThisThreadComputed() {
        var before = Watch.look();
        compute(50);
        var evidence = before.until(Watch.look(), 100);

        assertThat(evidence.watched()).isTrue();
        assertThat(evidence.ownMs()).isGreaterThanOrEqualTo(50);
        assertThat(evidence.cores()).isPositive();
        assertThat(evidence.waitedMs()).isNotNegative();
    }

    @Test
    void seesWhatOthersCompute() throws InterruptedException {
        var over = new AtomicBoolean();
        var others = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                }))
                .toList();
        try {
            var before = Watch.look();
            compute(300);
            var evidence = before.until(Watch.look(), 300);

            // Of four on however many cores, they had at least half of what this one had.
            assertThat(evidence.othersMs()).isGreaterThan(150);
        } finally {
            over.set(true);
            for (var other : others) {
                other.join();
            }
        }
    }

    @Test
    void keepsAThreadOnTheLastOfItsCores() throws InterruptedException {
        var thread = Thread.ofPlatform().unstarted(() -> {
            var cores = Cores.keep(1);
            assertThat(cores).hasSize(1);
            assertThat(ProcFile.field("/proc/thread-self/status", "Cpus_allowed_list"))
                    .contains(cores.getFirst().toString());
        });
        var failure = new Throwable[1];
        thread.setUncaughtExceptionHandler((_, thrown) -> failure[0] = thrown);
        thread.start();
        thread.join();
        assertThat(failure[0]).isNull();
    }

    @Test
    void knowsThisMachine() {
        assertThat(ThisMachine.describe().processor()).isNotBlank();
        assertThat(ThisMachine.memoryMb(true)).isGreaterThan(1);
        assertThatCode(Native::giveMemoryBack).doesNotThrowAnyException();
        assertThat(ThisMachine.conditions(Cores.keep(1024)).load()).isNotNegative();
    }
}
