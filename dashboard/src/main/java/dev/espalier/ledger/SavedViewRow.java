package dev.espalier.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A view of the list of experiments that somebody keeps under a name. */
@Entity
@Table(name = "saved_view")
public class SavedViewRow extends PanacheEntityBase {

    @Id
    public String name;

    /** As {@link Terms} are written. */
    @Column
    public String filter;

    /** As a {@link Sorting} is written. */
    @Column
    public String sorting;

    @Column(name = "created_at")
    public Instant createdAt;
}
