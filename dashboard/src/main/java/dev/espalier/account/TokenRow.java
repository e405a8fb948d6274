package dev.espalier.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A secret with which a program acts for somebody. */
@Entity
@Table(name = "api_token")
public class TokenRow extends PanacheEntityBase {

    @Id
    public String id;

    @Column
    public String account;

    @Column
    public String name;

    @Column
    public String hash;

    /** What it may do, as long as its user may. */
    @Column
    @Enumerated(EnumType.STRING)
    public Role role;

    @Column(name = "created_at")
    public Instant createdAt;

    /** Null for one that does not end by itself. */
    @Column(name = "ends_at")
    public @Nullable Instant endsAt;

    /** To the minute. */
    @Column(name = "used_at")
    public @Nullable Instant usedAt;
}
