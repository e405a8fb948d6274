package dev.espalier.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class WatchTest {

    /** Until the operating system has counted so much of this process's time. */
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
    void seesHowLongThisProcessComputed() {
        var before = Watch.look();
        compute(50);
        var evidence = before.until(Watch.look(), 100);

        assertThat(evidence.watched()).isTrue();
        assertThat(evidence.ownMs()).isGreaterThanOrEqualTo(50);
        assertThat(evidence.cores()).isPositive();
        assertThat(evidence.waitedMs()).isNotNegative();
    }

    @Test
    void whatOtherThreadsOfThisProcessComputeIsNobodyElses() throws InterruptedException {
        var computed = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var before = Watch.look();
        var other = Thread.ofPlatform().start(() -> {
            while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < 200_000_000) {
                Thread.onSpinWait();
            }
            computed.countDown();
            // An ended thread's time is no longer told.
            awaits(over);
        });
        computed.await();
        var evidence = before.until(Watch.look(), 200);
        over.countDown();
        other.join();

        assertThat(evidence.ownMs()).isGreaterThan(190);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Timeout(60)
    void seesWhatOtherProcessesCompute() throws Exception {
        var other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StressProcess.class.getName(),
                        StressProcess.Kind.COMPUTES.name())
                .start();
        var before = Watch.look();
        try {
            var evidence = before.until(Watch.look(), 0);
            while (evidence.othersMs() < 500) {
                Thread.onSpinWait();
                evidence = before.until(Watch.look(), 0);
            }
            assertThat(evidence.watched()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
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
