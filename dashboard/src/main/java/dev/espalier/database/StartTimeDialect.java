package dev.espalier.database;

import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;

/**
 * Chooses Hibernate's own dialect from the URL given at start; Hibernate asks once, while it builds its model in the
 * starting process.
 */
public final class StartTimeDialect implements DialectResolver {

    @Override
    public Dialect resolveDialect(DialectResolutionInfo info) {
        return switch (DatabaseKind.current()) {
            case H2 -> new H2Dialect(DatabaseVersion.make(2, 4, 240));
            case POSTGRESQL -> new PostgreSQLDialect(DatabaseVersion.make(15));
        };
    }
}
