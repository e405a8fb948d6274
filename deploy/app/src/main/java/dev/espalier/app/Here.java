package dev.espalier.app;

import dev.espalier.api.Surroundings;
import dev.espalier.bench.Machine;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This process, as the API tells about it. */
@Singleton
final class Here implements Surroundings {

    private final Instance<Temporal> temporal;
    private final WorkerSettings worker;
    private final String role;

    Here(
            Instance<Temporal> temporal,
            WorkerSettings worker,
            @ConfigProperty(name = Role.KEY, defaultValue = "server") String role) {
        this.temporal = temporal;
        this.worker = worker;
        this.role = role;
    }

    @Override
    public String role() {
        return role;
    }

    @Override
    public String temporal() {
        return temporal.get().server().kind();
    }

    @Override
    public String temporalTarget() {
        return temporal.get().server().target();
    }

    @Override
    public String machine() {
        return Machine.line();
    }

    @Override
    public List<String> queues() {
        return worker.queues().orElse(List.of());
    }
}
