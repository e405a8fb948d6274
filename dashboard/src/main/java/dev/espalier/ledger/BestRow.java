package dev.espalier.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of the best trial: a better one was found, or a limit was changed. */
@Entity
@Table(name = "best")
public class BestRow extends PanacheEntityBase {

    /** After how many trials, under which revision. */
    @Embeddable
    public record Key(
            @Column(name = "experiment") String experiment,
            @Column(name = "trials") int trials,
            @Column(name = "revision") int revision) {}

    @EmbeddedId
    public Key id;

    /** Of the best trial, or null when none keeps to the limits. */
    @Column
    public @Nullable Integer round;

    @Column
    public @Nullable Integer place;

    /** Its first objective. */
    @Column
    public @Nullable Double figure;

    @Column(name = "gpu_seconds")
    public long gpuSeconds;

    @Column
    public Instant at;
}
