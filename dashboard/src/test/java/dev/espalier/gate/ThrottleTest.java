package dev.espalier.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Throttle throttle = new Throttle();

    private void fail(int times, String user, String address, Instant at) {
        for (int i = 0; i < times; i++) {
            throttle.failed(user, address, at);
        }
    }

    @Test
    void letsPeopleMistypeAFewTimes() {
        fail(4, "one", "10.0.0.1", NOW);
        assertThat(throttle.wait("one", "10.0.0.1", NOW)).isEmpty();
    }

    @Test
    void makesAUserWaitLongerAndLonger() {
        fail(5, "one", "10.0.0.1", NOW);
        assertThat(throttle.wait("one", "10.0.0.2", NOW)).contains(Duration.ofSeconds(1));
        assertThat(throttle.wait("one", "10.0.0.2", NOW.plusSeconds(1))).isEmpty();
        fail(3, "one", "10.0.0.1", NOW);
        assertThat(throttle.wait("one", "10.0.0.2", NOW.plusSeconds(2))).contains(Duration.ofSeconds(6));
        fail(40, "one", "10.0.0.1", NOW);
        assertThat(throttle.wait("one", "10.0.0.2", NOW)).contains(Duration.ofMinutes(15));
        assertThat(throttle.wait("other", "10.0.0.2", NOW)).isEmpty();
    }

    @Test
    void makesAnAddressWaitThatTriesManyUsers() {
        for (int i = 0; i < 20; i++) {
            throttle.failed("user" + i, "10.0.0.1", NOW);
        }
        assertThat(throttle.wait("another", "10.0.0.1", NOW)).isPresent();
        assertThat(throttle.wait("another", "10.0.0.2", NOW)).isEmpty();
    }

    @Test
    void forgivesTheUserButNotTheAddressWhenOneAttemptIsRight() {
        fail(25, "one", "10.0.0.1", NOW);
        throttle.passed("one", "10.0.0.1");
        assertThat(throttle.wait("one", "10.0.0.2", NOW)).isEmpty();
        assertThat(throttle.wait("one", "10.0.0.1", NOW)).isPresent();
    }

    @Test
    void looksAtTheAddressOnlyWhereNoNameIsAskedFor() {
        fail(19, "", "10.0.0.1", NOW);
        assertThat(throttle.wait("", "10.0.0.1", NOW)).isEmpty();
        fail(1, "", "10.0.0.1", NOW);
        assertThat(throttle.wait("", "10.0.0.1", NOW)).isPresent();
        assertThat(throttle.wait("", "10.0.0.2", NOW)).isEmpty();
    }

    @Test
    void forgetsAfterAnHour() {
        fail(30, "one", "10.0.0.1", NOW);
        throttle.failed("one", "10.0.0.1", NOW.plus(Duration.ofMinutes(61)));
        assertThat(throttle.wait("one", "10.0.0.1", NOW.plus(Duration.ofMinutes(61))))
                .isEmpty();
    }
}
