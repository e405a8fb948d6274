package dev.espalier.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a process that writes this ledger was last known to be alive, so that its death can be dated. */
@Entity
@Table(name = "process")
public class ProcessRow extends PanacheEntityBase {

    @Id
    public String id;

    @Column(name = "alive_at")
    public Instant aliveAt;

    /** When it ended as it was told to; null while it runs and after a crash. */
    @Column(name = "ended_at")
    public @Nullable Instant endedAt;
}
