package dev.espalier.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    @Test
    void givesUpWorkThatStoodStillAsOftenAsItWasAsked() {
        var never = new CompletableFuture<String>();
        assertThatThrownBy(() -> new Watch(() -> 7, AT_ONCE, 5).await(never)).isInstanceOf(Stalled.class);
        assertThat(never).isCancelled();
    }

    @Test
    void waitsForWorkThatGetsOnHoweverLongItTakes() throws Exception {
        var work = new CompletableFuture<String>();
        var steps = new AtomicLong();
        var watch = new Watch(
                () -> {
                    if (steps.incrementAndGet() == 20) {
                        work.complete("done");
                    }
                    return steps.get();
                },
                AT_ONCE,
                2);
        assertThat(watch.await(work)).isEqualTo("done");
    }

    @Test
    void aPauseIsNoStall() throws Exception {
        var work = new CompletableFuture<String>();
        var asked = new AtomicLong();
        var watch = new Watch(
                () -> {
                    if (asked.incrementAndGet() == 20) {
                        work.complete("done");
                    }
                    return asked.get() / 3;
                },
                AT_ONCE,
                4);
        assertThat(watch.await(work))
                .as("it stood still three times in a row, again and again")
                .isEqualTo("done");
    }
}
