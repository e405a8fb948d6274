package dev.espalier.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LateTasksTest {

    private static final String TASKS = "io.quarkus.scheduler.common.runtime.StatusEmitterInvoker";

    private static boolean told(String logger, String message) {
        var record = new LogRecord(Level.SEVERE, "Error occurred while executing task");
        record.setLoggerName(logger);
        record.setThrown(new CompletionException(new IllegalStateException(message)));
        return new LateTasks().isLoggable(record);
    }

    @Test
    void passesOverATaskThatRanIntoTheEnd() {
        assertThat(told(TASKS, "Session/EntityManager is closed")).isFalse();
    }

    @Test
    void tellsOfEveryOtherFailure() {
        assertThat(told(TASKS, "The database is full")).isTrue();
        assertThat(told("dev.espalier.race.Starter", "Session/EntityManager is closed"))
                .isTrue();
        assertThat(new LateTasks().isLoggable(new LogRecord(Level.INFO, "A search begins")))
                .isTrue();
    }
}
