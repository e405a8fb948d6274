package dev.espalier.app;

import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Passes over the failure of a regular task whose database was closed while it ran: the process is ending, and nobody
 * waits for such tasks.
 */
final class LateTasks implements Filter {

    private static final String TASKS = "io.quarkus.scheduler.common.runtime.StatusEmitterInvoker";
    private static final String CLOSED = "Session/EntityManager is closed";

    @Override
    public boolean isLoggable(LogRecord record) {
        var failure = record.getThrown();
        return failure == null
                || !TASKS.equals(record.getLoggerName())
                || !CLOSED.equals(Unusable.rootMessage(failure));
    }
}
