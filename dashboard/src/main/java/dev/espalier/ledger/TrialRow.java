package dev.espalier.ledger;

import dev.espalier.artifact.ArtifactRef;
import dev.espalier.hardware.Latency;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A trial's row: written when its group has been evaluated, and once more when its round is closed. */
@Entity
@Table(name = "trial")
public class TrialRow extends PanacheEntityBase {

    @EmbeddedId
    public TrialKey id;

    @Column
    @Enumerated(EnumType.STRING)
    public TrialStatus status;

    @Column
    public String architecture;

    @Column
    public int epochs;

    @Column
    public int resolution;

    @Column
    public String origin;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> parents;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Double> measures;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Latency.Source> sources;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable ArtifactRef weights;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable ArtifactRef curve;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable ArtifactRef log;

    @Column
    public @Nullable String error;

    @Column(name = "gpu_seconds")
    public long gpuSeconds;

    @Column
    public boolean repeated;

    @Column(name = "expected_mean")
    public @Nullable Double expectedMean;

    @Column(name = "expected_deviation")
    public @Nullable Double expectedDeviation;

    @Column(name = "expected_figure")
    public @Nullable Double expectedFigure;

    @Column
    public boolean audited;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    @Column
    public @Nullable Double slot0;

    @Column
    public @Nullable Double slot1;

    @Column
    public @Nullable Double slot2;

    @Column
    public @Nullable Double slot3;
}
