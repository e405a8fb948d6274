package dev.espalier.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ExpiredTasksTest {

    private static final String WORKER = "io.temporal.internal.worker.WorkflowWorker";

    private static boolean told(String logger, Status status) {
        var record = new LogRecord(Level.WARNING, "Failure while reporting workflow progress to the server.");
        record.setLoggerName(logger);
        record.setThrown(status.asRuntimeException());
        return new ExpiredTasks().isLoggable(record);
    }

    private static Status notFound(String description) {
        return Status.NOT_FOUND.withDescription(description);
    }

    @Test
    void passesOverATaskThatTheEmbeddedServerTookBack() {
        assertThat(told(WORKER, notFound("Expired workflow task: expectedHistorySize=12, actualHistorySize=14")))
                .isFalse();
    }

    @Test
    void tellsOfEveryOtherFailure() {
        assertThat(told(WORKER, notFound("No such workflow"))).isTrue();
        assertThat(told(WORKER, Status.NOT_FOUND)).isTrue();
        assertThat(told(WORKER, Status.UNAVAILABLE.withDescription("Expired workflow task: expectedHistorySize=1")))
                .isTrue();
        assertThat(told("io.temporal.internal.worker.Poller", notFound("Expired workflow task: expectedHistorySize=1")))
                .isTrue();
        var plain = new LogRecord(Level.WARNING, "Expired workflow task: expectedHistorySize=1");
        plain.setLoggerName(WORKER);
        assertThat(new ExpiredTasks().isLoggable(plain)).isTrue();
    }
}
