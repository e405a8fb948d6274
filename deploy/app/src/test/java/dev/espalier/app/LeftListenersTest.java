package dev.espalier.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LeftListenersTest {

    private static final String STREAMS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";
    private static final String CHANNELS = "io.netty.channel.AbstractChannelHandlerContext";

    private static boolean isLogged(String logger, String message, Throwable thrown) {
        var record = new LogRecord(Level.SEVERE, message);
        record.setLoggerName(logger);
        record.setThrown(thrown);
        return new LeftListeners().isLoggable(record);
    }

    @Test
    void passesOverAListenerWhoHasLeft() {
        assertThat(isLogged(STREAMS, "Exception in SSE server handling", new ClosedChannelException()))
                .isFalse();
        assertThat(isLogged(
                        CHANNELS,
                        "Failed to mark a promise as failure because it has failed already: "
                                + "DefaultChannelPromise@1(failure: io.netty.channel.StacklessClosedChannelException)",
                        new IllegalStateException("refCnt: 0, decrement: 1")))
                .isFalse();
    }

    @Test
    void keepsEverythingElse() {
        assertThat(isLogged(STREAMS, "Exception in SSE server handling", new IOException("disk full")))
                .isTrue();
        assertThat(isLogged(CHANNELS, "An exception was thrown by a handler", new ClosedChannelException()))
                .isTrue();
        assertThat(isLogged(
                        CHANNELS,
                        "Failed to mark a promise as failure because it has failed already: (failure: java.lang.Error)",
                        new IllegalStateException("refCnt: 0, decrement: 1")))
                .isTrue();
        assertThat(isLogged("dev.espalier.app.Up", "It broke.", new ClosedChannelException()))
                .isTrue();
    }
}
