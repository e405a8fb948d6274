package dev.espalier.race;

import dev.espalier.ledger.ExperimentRow;
import dev.espalier.ledger.Status;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** Reads and writes races. */
@Singleton
public class Races {

    private static final int MOST_LISTED = 200;

    @Transactional
    public void create(Race race, String actor, String machine) {
        var now = Clock.systemUTC().instant();
        var row = new RaceRow();
        row.id = race.id();
        row.name = race.name();
        row.status = RaceStatus.RUNNING;
        row.document = race;
        row.actor = actor;
        row.machine = machine;
        row.createdAt = now;
        row.changedAt = now;
        row.persist();
    }

    @Transactional
    public Optional<RaceView> find(String id) {
        return RaceRow.<RaceRow>findByIdOptional(id).map(Races::view);
    }

    /** Newest first, those whose name or id has a text in it. */
    @Transactional
    public List<RaceView> list(String text) {
        return RaceRow.<RaceRow>find("locate(?1, id) > 0 order by createdAt desc, id", text)
                .range(0, MOST_LISTED - 1)
                .stream()
                .map(Races::view)
                .toList();
    }

    /** Those that are not over, oldest first. */
    @Transactional
    public List<RaceView> active() {
        return RaceRow.<RaceRow>list(
                        "status in ?1 order by createdAt, id",
                        List.of(RaceStatus.RUNNING, RaceStatus.PAUSED, RaceStatus.STOPPING))
                .stream()
                .map(Races::view)
                .toList();
    }

    private static RaceView view(RaceRow row) {
        var runs = new EnumMap<Status, Long>(Status.class);
        long trials = 0;
        for (var counted : RaceRow.getEntityManager()
                .createQuery(
                        "select status, count(*), sum(trials) from ExperimentRow where race = ?1 group by status",
                        Object[].class)
                .setParameter(1, row.id)
                .getResultList()) {
            runs.put((Status) counted[0], (Long) counted[1]);
            trials += ((Number) counted[2]).longValue();
        }
        return new RaceView(
                row.document,
                row.status,
                row.actor,
                row.machine,
                row.createdAt,
                row.changedAt,
                row.endedAt,
                runs,
                trials);
    }

    /** The ids of its runs of some status, in the order of their places. */
    @Transactional
    public List<String> runs(String race, Status status) {
        return RaceRow.getEntityManager()
                .createQuery(
                        "select id from ExperimentRow where race = ?1 and status = ?2 order by racePlace", String.class)
                .setParameter(1, race)
                .setParameter(2, status)
                .getResultList();
    }

    /** The first place whose run was not begun yet; they are begun in order. */
    @Transactional
    public int next(String race) {
        Integer last = RaceRow.getEntityManager()
                .createQuery("select max(racePlace) from ExperimentRow where race = ?1", Integer.class)
                .setParameter(1, race)
                .getSingleResult();
        return last == null ? 0 : last + 1;
    }

    /**
     * A change of status, when it is still one of those expected.
     *
     * @return whether it was
     */
    @Transactional
    public boolean move(String id, List<RaceStatus> from, RaceStatus to) {
        RaceRow row = RaceRow.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !from.contains(row.status)) {
            return false;
        }
        var now = Clock.systemUTC().instant();
        row.status = to;
        row.changedAt = now;
        row.endedAt = to.active() ? null : now;
        return true;
    }

    /** Removes the race itself, of which no run may be left. */
    @Transactional
    public void delete(String id) {
        if (ExperimentRow.count("race", id) > 0) {
            throw new IllegalStateException("The race (%s) still has runs.".formatted(id));
        }
        RaceRow.deleteById(id);
    }
}
