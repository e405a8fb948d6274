package dev.espalier.app;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Passes over a workflow task that the embedded Temporal server takes back because a message came in meanwhile: it hands
 * the task out again at once, with the message. A real server says nothing of the kind.
 */
final class ExpiredTasks implements Filter {

    private static final String WORKER = "io.temporal.internal.worker.WorkflowWorker";
    private static final String TAKEN_BACK = "Expired workflow task: expectedHistorySize=";

    @Override
    public boolean isLoggable(LogRecord record) {
        return !WORKER.equals(record.getLoggerName())
                || !(record.getThrown() instanceof StatusRuntimeException failure)
                || failure.getStatus().getCode() != Status.Code.NOT_FOUND
                || !String.valueOf(failure.getStatus().getDescription()).startsWith(TAKEN_BACK);
    }
}
