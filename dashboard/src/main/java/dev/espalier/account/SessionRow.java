package dev.espalier.account;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A browser that is signed in. */
@Entity
@Table(name = "browser_session")
public class SessionRow extends PanacheEntityBase {

    /** The hash of its cookie. */
    @Id
    public String id;

    @Column
    public String account;

    /** What the browser calls itself. */
    @Column
    public String agent;

    @Column
    public String address;

    @Column(name = "created_at")
    public Instant createdAt;

    /** To the minute. */
    @Column(name = "seen_at")
    public Instant seenAt;
}
