package dev.espalier.race;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A race's row. */
@Entity
@Table(name = "race")
public class RaceRow extends PanacheEntityBase {

    @Id
    public String id;

    @Column
    public String name;

    @Column
    @Enumerated(EnumType.STRING)
    public RaceStatus status;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public Race document;

    /** Who created it. */
    @Column
    public String actor;

    /** What it was begun on. */
    @Column
    public String machine;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "changed_at")
    public Instant changedAt;

    @Column(name = "ended_at")
    public @Nullable Instant endedAt;
}
