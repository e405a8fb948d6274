package dev.espalier.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes every few seconds that this process is alive, so that the next one can date its death. */
@Singleton
public class Vigil {

    private static final String SERVER = "server";

    private volatile boolean begun;

    /**
     * The process before this one.
     *
     * @param lastAlive when it was last known to be alive
     * @param stopped whether it ended as it was told to, instead of having been killed
     */
    public record Before(Instant lastAlive, boolean stopped) {}

    /**
     * Begins this process's vigil.
     *
     * @return nothing when this is the first one
     */
    @Transactional
    public Optional<Before> begin() {
        var row = row();
        var before = row.map(process ->
                process.endedAt == null ? new Before(process.aliveAt, false) : new Before(process.endedAt, true));
        note(row.orElseGet(ProcessRow::new), null);
        begun = true;
        return before;
    }

    /** Kept up from its beginning while this process runs. */
    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    public void beat() {
        if (!begun) {
            return;
        }
        var row = row();
        // The end may have been noted while this waited for the row; and the very first beginning may not be kept yet.
        if (begun) {
            row.ifPresent(process -> note(process, null));
        }
    }

    /** Notes that this process ends because it was told to, while the database is still there. */
    @Transactional
    public void end(@Observes ShutdownEvent told) {
        if (!begun) {
            return;
        }
        begun = false;
        note(row().orElseGet(ProcessRow::new), Clock.systemUTC().instant());
    }

    private static Optional<ProcessRow> row() {
        return ProcessRow.findByIdOptional(SERVER, LockModeType.PESSIMISTIC_WRITE);
    }

    private static void note(ProcessRow row, @Nullable Instant endedAt) {
        row.id = SERVER;
        row.aliveAt = Clock.systemUTC().instant();
        row.endedAt = endedAt;
        row.persist();
    }
}
