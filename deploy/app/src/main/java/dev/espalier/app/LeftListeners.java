package dev.espalier.app;

import java.nio.channels.ClosedChannelException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Passes over what is logged when a listener has left while news was on its way to it: the connection is closed before
 * the stream is told so, and the attempt to end the stream on it fails as well.
 */
final class LeftListeners implements Filter {

    private static final String STREAMS = "org.jboss.resteasy.reactive.server.handlers.PublisherResponseHandler";
    private static final String CHANNELS = "io.netty.channel.AbstractChannelHandlerContext";

    @Override
    public boolean isLoggable(LogRecord record) {
        return switch (String.valueOf(record.getLoggerName())) {
            case STREAMS -> !(record.getThrown() instanceof ClosedChannelException);
            case CHANNELS ->
                !(message(record).startsWith("Failed to mark a promise as failure because it has failed already")
                        && message(record).contains(ClosedChannelException.class.getSimpleName()));
            default -> true;
        };
    }

    private static String message(LogRecord record) {
        return String.valueOf(record.getMessage());
    }
}
