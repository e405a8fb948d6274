package dev.espalier.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of when somebody worked on a group of trials: written once the group has come to its end. */
@Entity
@Table(name = "attempt")
public class AttemptRow extends PanacheEntityBase {

    /**
     * Which attempt.
     *
     * @param place of the group's first trial in its round, from 0
     * @param lane the worker, host and process, or the device
     * @param number of attempts at this group, from 1
     */
    @Embeddable
    public record Key(
            @Column(name = "experiment") String experiment,
            @Column(name = "round") int round,
            @Column(name = "place") int place,
            @Column(name = "lane") String lane,
            @Column(name = "number") int number) {}

    @EmbeddedId
    public Key id;

    @Column
    @Enumerated(EnumType.STRING)
    public Stint.Kind kind;

    @Column(name = "begun_at")
    public Instant begunAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    static AttemptRow of(Key id, Stint.Kind kind, Instant begunAt, Instant endedAt) {
        var row = new AttemptRow();
        row.id = id;
        row.kind = kind;
        row.begunAt = begunAt;
        row.endedAt = endedAt.isBefore(begunAt) ? begunAt : endedAt;
        return row;
    }
}
