package dev.espalier.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What people write about an experiment. */
@Entity
@Table(name = "note")
public class NoteRow extends PanacheEntityBase {

    @Id
    public String experiment;

    /** Markdown. */
    @Column
    public String content;

    /** One more at every change. */
    @Column
    public int version;

    /** Who wrote last. */
    @Column
    public String actor;

    @Column(name = "changed_at")
    public Instant changedAt;
}
