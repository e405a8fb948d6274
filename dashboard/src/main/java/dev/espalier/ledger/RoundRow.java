package dev.espalier.ledger;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A closed round's row. */
@Entity
@Table(name = "round")
public class RoundRow extends PanacheEntityBase {

    /** Which round of which experiment, from 0. */
    @Embeddable
    public record Key(
            @Column(name = "experiment") String experiment,
            @Column(name = "round") int round) {}

    @EmbeddedId
    public Key id;

    /** Of the checkpoint after it. */
    @Column
    public int sequence;

    /** Of the experiment that it obeyed. */
    @Column
    public int revision;

    @Column(name = "closed_at")
    public Instant closedAt;

    @Column
    public int asked;

    @Column
    public int affordable;

    @Column
    public int evaluated;

    @Column
    public int failed;

    @Column
    public int infeasible;

    @Column
    public int repeated;

    /** Trials so far, with this round. */
    @Column
    public int trials;

    @Column(name = "gpu_seconds")
    public long gpuSeconds;

    /** So far, with this round. */
    @Column(name = "total_gpu_seconds")
    public long totalGpuSeconds;

    /** The best so far, in the first objective. */
    @Column(name = "best_figure")
    public @Nullable Double bestFigure;

    /** Of the first objective, among this round's measured trials. */
    @Column
    public @Nullable Double lowest;

    @Column
    public @Nullable Double median;

    @Column
    public @Nullable Double highest;

    @Column(name = "front_size")
    public int frontSize;

    /** Candidates that the screen dropped. */
    @Column
    public int filtered;

    /** Trials that were evaluated though the screen had dropped them. */
    @Column
    public int audited;

    /** Kendall's, of what was expected and what was measured in this round. */
    @Column
    public @Nullable Double tau;

    /** The same over the last rounds. */
    @Column
    public @Nullable Double agreement;

    @Column
    public @Nullable Double regret;

    /** Under which agreement suspends the screen, or null where nothing screens. */
    @Column
    public @Nullable Double threshold;

    /** Whether this round went without its screen. */
    @Column
    public boolean suspended;
}
