package dev.espalier.ledger;

import dev.espalier.search.Checkpoint;
import dev.espalier.search.Ending;
import dev.espalier.search.Experiment;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An experiment's row: its newest revision, its last checkpoint, and figures that pages show without counting. */
@Entity
@Table(name = "experiment")
public class ExperimentRow extends PanacheEntityBase {

    @Id
    public String id;

    @Column
    public String name;

    @Column
    @Enumerated(EnumType.STRING)
    public Status status;

    @Column
    @Enumerated(EnumType.STRING)
    public @Nullable Ending ending;

    @Column
    public @Nullable String reason;

    @Column
    public int revision;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public Experiment document;

    /** Metrics of the columns slot0 to slot3 of its trials. */
    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> slots;

    /** As {@link Tags} write them. */
    @Column
    public @Nullable String labels;

    /** What it makes best first of all. */
    @Column
    public @Nullable String metric;

    @Column
    public String space;

    @Column
    public String method;

    @Column
    public String evaluator;

    /** Who created it. */
    @Column
    public String actor;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "started_at")
    public @Nullable Instant startedAt;

    @Column(name = "ended_at")
    public @Nullable Instant endedAt;

    @Column(name = "changed_at")
    public Instant changedAt;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Checkpoint checkpoint;

    @Column
    public int rounds;

    @Column
    public int trials;

    /** Trials of the round under way that have been recorded. */
    @Column
    public int recorded;

    @Column
    public int failed;

    @Column
    public int infeasible;

    @Column
    public int repeated;

    @Column(name = "gpu_seconds")
    public long gpuSeconds;

    @Column(name = "best_round")
    public @Nullable Integer bestRound;

    @Column(name = "best_place")
    public @Nullable Integer bestPlace;

    @Column(name = "best_figure")
    public @Nullable Double bestFigure;

    @Column(name = "front_size")
    public int frontSize;

    @Column
    public int crashes;

    @Column(name = "lost_seconds")
    public long lostSeconds;

    @Column
    public @Nullable String parent;

    @Column(name = "fork_sequence")
    public @Nullable Integer forkSequence;

    /** The first round of its own. */
    @Column(name = "fork_round")
    public @Nullable Integer forkRound;

    /** The race that it is a run of; null for an experiment on its own. */
    @Column
    public @Nullable String race;

    /** Its place among the runs of its race, from 0. */
    @Column(name = "race_place")
    public @Nullable Integer racePlace;

    /** Wall time of the method itself, told beside everything that is kept and compared. */
    @Column(name = "thinking_micros")
    public long thinkingMicros;

    /** Null where the method has told nothing of one. */
    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Warmup warmup;

    /** Takes a revision on, with what lists are filtered by. */
    void describe(Experiment experiment) {
        document = experiment;
        labels = Tags.of(experiment.labels());
        metric = metric(experiment);
    }

    /** What an experiment makes best first of all. */
    static String metric(Experiment experiment) {
        return experiment.problem().objectives().getFirst().metric().name();
    }

    /** Whether a checkpoint is behind where it stands: a step that was given up for dead may still tell of one. */
    boolean passed(@Nullable Checkpoint told) {
        var reached = checkpoint;
        return told != null && reached != null && told.sequence() < reached.sequence();
    }

    /** Stands at a checkpoint from now on; what was recorded of a round counts apart until that round is closed. */
    void standAt(Checkpoint next) {
        if (rounds < next.round()) {
            recorded = 0;
        }
        checkpoint = next;
        rounds = next.round();
        trials = next.trials();
        gpuSeconds = next.gpuSeconds();
    }
}
