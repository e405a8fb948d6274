package dev.espalier.race;

import dev.espalier.control.Conductor;
import dev.espalier.control.Conflict;
import dev.espalier.control.Request;
import dev.espalier.control.Unavailable;
import dev.espalier.ledger.Books.Entry;
import dev.espalier.ledger.Status;
import dev.espalier.live.Live;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Begins the next runs of races as others end, and carries out what was asked of a race as a whole. All that it goes by
 * is in the database, so it goes on after any death of the process, and begins nothing twice.
 */
@Singleton
public class Starter {

    private static final Logger LOG = Logger.getLogger(Starter.class);

    private final Races races;
    private final Conductor conductor;
    private final Live live;
    private final boolean runsSearches;
    private final AtomicBoolean asked = new AtomicBoolean();

    Starter(
            Races races,
            Conductor conductor,
            Live live,
            @ConfigProperty(name = "espalier.resume", defaultValue = "true") boolean runsSearches) {
        this.races = races;
        this.conductor = conductor;
        this.live = live;
        this.runsSearches = runsSearches;
    }

    void begin(@Observes StartupEvent started) {
        if (runsSearches) {
            var _ = live.endings()
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .subscribe()
                    .with(_ -> soon(), failure -> LOG.warnf("Races are looked after once a second only: %s", failure));
        }
    }

    /** Makes a change while no race is looked after, so that nothing is done any more that an older status asks for. */
    synchronized <T> T between(Supplier<T> change) {
        return change.get();
    }

    /** Looks after all races now, unless somebody is about to. */
    void soon() {
        if (asked.compareAndSet(false, true)) {
            Infrastructure.getDefaultWorkerPool().execute(this::look);
        }
    }

    /** For what no news tells of: a race of an earlier process, one whose start failed. */
    @Scheduled(
            every = "1s",
            delayed = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        if (runsSearches) {
            goOn();
        }
    }

    private synchronized void goOn() {
        asked.set(false);
        for (var view : races.active()) {
            try {
                goOn(view);
            } catch (Conflict | Unavailable e) {
                LOG.debugf("Race is looked after again in a moment: race=%s %s", view.id(), e.getMessage());
            } catch (RuntimeException e) {
                LOG.warnf(e, "Race could not be carried on and is tried again: race=%s", view.id());
            }
        }
    }

    private void goOn(RaceView view) {
        switch (view.status()) {
            case RUNNING -> fill(view);
            case PAUSED ->
                races.runs(view.id(), Status.RUNNING)
                        .forEach(run -> conductor.pause(run, request("paused", run, view)));
            case STOPPING -> stop(view);
            case FINISHED, STOPPED -> {}
        }
    }

    /** The same wish again and again is one wish of Temporal's, as long as nobody asks for something else between. */
    private static Request request(String what, String run, RaceView view) {
        return new Request(
                "race", "%s %s %d".formatted(what, run, view.changedAt().toEpochMilli()));
    }

    private void fill(RaceView view) {
        var race = view.race();
        int next = races.next(race.id());
        int free = race.concurrency() - view.underWay();
        for (; free > 0 && next < race.runs(); free--) {
            conductor.enter(race.run(next), new Entry(race.id(), next), "race");
            next++;
        }
        if (next >= race.runs()
                && view.underWay() == 0
                && free == race.concurrency()
                && races.move(race.id(), List.of(RaceStatus.RUNNING), RaceStatus.FINISHED)) {
            LOG.infof("Race ends: race=%s runs=%d", race.id(), next);
            live.changed(race.id());
        }
    }

    private void stop(RaceView view) {
        for (var status : List.of(Status.RUNNING, Status.PAUSED)) {
            races.runs(view.id(), status).forEach(run -> conductor.stop(run, true, request("stopped", run, view)));
        }
        if (view.underWay() == 0 && races.move(view.id(), List.of(RaceStatus.STOPPING), RaceStatus.STOPPED)) {
            live.changed(view.id());
        }
    }
}
