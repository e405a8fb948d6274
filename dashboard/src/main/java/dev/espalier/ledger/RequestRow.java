package dev.espalier.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A request to create an experiment that was answered: asked again, it gets the same answer. */
@Entity
@Table(name = "request")
public class RequestRow extends PanacheEntityBase {

    /** The caller's idempotency key. */
    @Id
    public String id;

    /** SHA-256 of what was asked. */
    @Column
    public String fingerprint;

    @Column
    public String experiment;

    @Column(name = "created_at")
    public Instant createdAt;
}
