package dev.espalier.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.util.Optional;

/** Where Temporal is. */
@ConfigMapping(prefix = "espalier.temporal")
interface TemporalSettings {

    /** {@code embedded}, {@code local}, or a cluster's {@code host:port}; left out: local if installed, else embedded. */
    @WithParentName
    Optional<String> target();

    /** The namespace that is registered when it is missing. */
    @WithDefault("espalier")
    String namespace();

    /** Whether to talk TLS to a cluster. */
    @WithDefault("false")
    boolean tls();

    /** A cluster's API key. */
    @WithName("api-key")
    Optional<String> apiKey();

    /** How long finished workflows are kept, in days; set when the namespace is registered. */
    @WithName("retention-days")
    @WithDefault("30")
    int retentionDays();
}
