package dev.espalier.database;

import java.util.Locale;
import org.eclipse.microprofile.config.ConfigProvider;

/** The two databases the product runs on, told apart by the JDBC URL given at start. */
public enum DatabaseKind {
    H2,
    POSTGRESQL;

    /** The key of the JDBC URL; the environment variable is ESPALIER_DATABASE. */
    public static final String KEY = "espalier.database";

    /** The kind the running application was started with; fixed for the life of the process. */
    public static DatabaseKind current() {
        return of(ConfigProvider.getConfig().getValue(KEY, String.class));
    }

    /**
     * The kind of a JDBC URL.
     *
     * @throws IllegalArgumentException when it is neither's
     */
    public static DatabaseKind of(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException(
                "ESPALIER_DATABASE (%s) must start with jdbc:h2: or jdbc:postgresql:.\nMaybe write jdbc:postgresql://host:5432/espalier."
                        .formatted(withoutSecrets(url)));
    }

    /** The folder of this kind's own migrations, below db/. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A JDBC URL that may be shown to people. */
    public static String withoutSecrets(String url) {
        return url.replaceAll("(?i)(password=)[^&;]*", "$1***").replaceAll("//[^/@]*@", "//***@");
    }
}
