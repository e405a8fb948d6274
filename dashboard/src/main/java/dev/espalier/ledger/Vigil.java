package dev.espalier.ledger;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Notes every few seconds that this process is alive, so that the next one can date its death. */
@Singleton
public class Vigil {

    private static final String SERVER = "server";

    private volatile boolean begun;

    /**
     * Begins this process's vigil.
     *
     * @return when the process before this one was last known to be alive; nothing before the first
     */
    @Transactional
    public Optional<Instant> begin() {
        var lastAlive = ProcessRow.<ProcessRow>findByIdOptional(SERVER).map(row -> row.aliveAt);
        begun = true;
        return lastAlive;
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
        ProcessRow row = ProcessRow.findById(SERVER, LockModeType.PESSIMISTIC_WRITE);
        var alive = row == null ? new ProcessRow() : row;
        alive.id = SERVER;
        alive.aliveAt = Clock.systemUTC().instant();
        alive.persist();
    }
}
