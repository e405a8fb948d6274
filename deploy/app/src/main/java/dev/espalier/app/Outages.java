package dev.espalier.app;

import io.grpc.StatusRuntimeException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Tells of a Temporal service that does not answer in one line every ten seconds. The client has a dozen pollers, and
 * each logs a page about every attempt.
 */
final class Outages implements Filter {

    private static final String CLIENT = "io.temporal.";
    private static final long APART = TimeUnit.SECONDS.toNanos(10);

    private final AtomicLong quietUntil = new AtomicLong(System.nanoTime());

    @Override
    public boolean isLoggable(LogRecord record) {
        var failure = record.getThrown();
        if (!(failure instanceof StatusRuntimeException)
                || !record.getLoggerName().startsWith(CLIENT)) {
            return true;
        }
        long until = quietUntil.get();
        long now = System.nanoTime();
        if (now < until || !quietUntil.compareAndSet(until, now + APART)) {
            return false;
        }
        record.setThrown(null);
        record.setMessage("Temporal does not answer, and is asked again: " + Unusable.rootMessage(failure));
        record.setParameters(null);
        return true;
    }
}
