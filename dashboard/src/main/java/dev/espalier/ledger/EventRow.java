package dev.espalier.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.PrePersist;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something that happened to an experiment: a change of course, a crash and what it cost, an end. */
@Entity
@Table(name = "event")
public class EventRow extends PanacheEntityBase {

    /** What happened, in a word. */
    public enum Kind {
        CREATED,
        STARTED,
        /** What the method trains before its first round is trained. */
        WARMED,
        CHANGED,
        /** What people write about it; the search goes on as it did. */
        NOTED,
        PAUSED,
        RESUMED,
        STOPPING,
        FORKED,
        /** The server was killed and started again. */
        RECOVERED,
        /** The server was stopped and started again. */
        RESTARTED,
        RERUN,
        /** The screen did not rank: candidates are taken as they are proposed. */
        UNSCREENED,
        /** The screen ranks again. */
        SCREENED,
        /** A device is busy: trials wait for it. */
        WAITING,
        /** The device measures again. */
        WAITED,
        VERIFIED,
        ENDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "event_seq")
    @SequenceGenerator(name = "event_seq", sequenceName = "event_seq", allocationSize = 50)
    public @Nullable Long id;

    @Column
    public String experiment;

    /** What makes it the same event when a step is repeated. */
    @Column(name = "event_key")
    public String eventKey;

    @Column
    public Instant at;

    @Column
    @Enumerated(EnumType.STRING)
    public Kind kind;

    @Column
    public String title;

    @Column
    public String detail = "";

    @Column
    public String actor = "";

    /** Trials that stood when the search went on after a restart. */
    @Column
    public int kept;

    /** Evaluations taken up again, from a checkpoint or anew. */
    @Column
    public int rerun;

    @Column(name = "lost_seconds")
    public long lostSeconds;

    @Column(name = "held_up_seconds")
    public long heldUpSeconds;

    @Column
    public @Nullable String trial;

    @PrePersist
    void cut() {
        title = Cut.to(500, title);
        detail = Cut.to(4_000, detail);
    }
}
