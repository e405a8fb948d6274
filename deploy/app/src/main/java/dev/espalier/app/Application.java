package dev.espalier.app;

import dev.espalier.control.Resumption;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a process does once everything in it has been started. */
public final class Application implements QuarkusApplication {

    @Inject
    Instance<Resumption> resumption;

    @Inject
    Instance<Temporal> temporal;

    @ConfigProperty(name = "espalier.resume")
    boolean resume;

    @Override
    public int run(String... args) {
        if (Boolean.parseBoolean(System.getenv("ESPALIER_EXIT_WHEN_READY"))) {
            return 0;
        }
        if (resume) {
            resumption.get().resume(temporal.get().server() instanceof TemporalServer.Embedded);
        }
        Quarkus.waitForExit();
        return 0;
    }
}
