package dev.espalier.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A member of an experiment's front; trials before a fork are the parent's. */
@Entity
@Table(name = "front")
public class FrontRow extends PanacheEntityBase {

    @EmbeddedId
    public TrialKey id;
}
