package dev.espalier.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.testserver.TestServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockEventsTest {

    /** An update of Temporal may build its server otherwise; then this says so. */
    @Test
    void theEmbeddedServerKeepsNoNotesOfItsClock() throws ReflectiveOperationException {
        try (var server = TestServer.createServer(true)) {
            var services = LockEvents.value(LockEvents.field(server, "testServicesStarter"), server);
            var clock = LockEvents.value(LockEvents.field(services, "selfAdvancingTimer"), services);
            var events = LockEvents.field(clock, "lockEvents");
            assertThat(events.get(clock)).isNotInstanceOf(LockEvents.class);

            LockEvents.forget(server);

            assertThat(events.get(clock)).isInstanceOf(LockEvents.class);
            assertThat((List<?>) events.get(clock)).isEmpty();
        }
    }
}
