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

/** Somebody who may sign in. */
@Entity
@Table(name = "account")
public class AccountRow extends PanacheEntityBase {

    /** In lower case. */
    @Id
    public String name;

    @Column
    @Enumerated(EnumType.STRING)
    public Role role;

    /** Its bcrypt hash. */
    @Column
    public String password;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "signed_in_at")
    public @Nullable Instant signedInAt;
}
