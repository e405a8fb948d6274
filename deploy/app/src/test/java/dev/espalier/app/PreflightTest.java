package dev.espalier.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PreflightTest {

    @Test
    void namesEverythingThatCannotBeUsed() {
        var environment = Map.of(
                "ESPALIER_PORT", "99999",
                "ESPALIER_WORKER_GPUS", "none",
                "ESPALIER_TEMPORAL_TLS", "yes",
                "ESPALIER_HOST", "no such host");
        assertThatThrownBy(() -> Preflight.check(environment))
                .isInstanceOf(Unusable.class)
                .hasMessage("""
                        The ESPALIER_PORT (99999) must be a whole number from 0 to 65535.
                        The ESPALIER_WORKER_GPUS (none) must be a whole number from 1 to 1000.
                        The ESPALIER_TEMPORAL_TLS (yes) must be true or false.
                        The ESPALIER_HOST (no such host) must be an address or a name of this machine.
                        Maybe 127.0.0.1.""");
    }

    @Test
    void takesWhatIsInOrderOrLeftOut() {
        assertThatCode(() -> Preflight.check(Map.of())).doesNotThrowAnyException();
        assertThatCode(() -> Preflight.check(
                        Map.of("ESPALIER_PORT", "0", "ESPALIER_TEMPORAL_TLS", "true", "ESPALIER_HOST", "127.0.0.1")))
                .doesNotThrowAnyException();
    }
}
