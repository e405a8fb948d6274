package dev.espalier.app;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/** What reaches the console of all that is logged; a handler takes one filter only. */
@LoggingFilter(name = "console")
final class ConsoleLog implements Filter {

    private final Filter listeners = new LeftListeners();
    private final Filter expired = new ExpiredTasks();
    private final Filter outages = new Outages();
    private final Filter tasks = new LateTasks();

    @Override
    public boolean isLoggable(LogRecord record) {
        return listeners.isLoggable(record)
                && expired.isLoggable(record)
                && outages.isLoggable(record)
                && tasks.isLoggable(record);
    }
}
