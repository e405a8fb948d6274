package dev.espalier.database;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands every call to the driver whose URL it is: Quarkus fixes one driver class at build time, the URL at start. */
public final class StartTimeDriver implements Driver {

    private static final Driver H2 = new org.h2.Driver();
    private static final Driver POSTGRESQL = new org.postgresql.Driver();

    private static Driver of(String url) {
        return switch (DatabaseKind.of(url)) {
            case H2 -> H2;
            case POSTGRESQL -> POSTGRESQL;
        };
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        try {
            return of(url).connect(url, info);
        } catch (SQLException e) {
            // The cause would hide which database it was, since the root of a chain is what people are told.
            var told = new SQLException(
                    "The database (%s) cannot be used: %s".formatted(address(url), e.getMessage()),
                    e.getSQLState(),
                    e.getErrorCode());
            told.addSuppressed(e);
            throw told;
        }
    }

    /** Without parameters, which may hold a password. */
    private static String address(String url) {
        return url.split("[?;]", 2)[0];
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:h2:") || url.startsWith("jdbc:postgresql:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return of(url).getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("dev.espalier.database");
    }
}
