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

    @Inject
    Instance<Bench> bench;

    @Inject
    Instance<Address> address;

    @Inject
    Instance<Up> up;

    @Inject
    Instance<Terminal> terminal;

    @ConfigProperty(name = "espalier.resume")
    boolean resume;

    @Override
    public int run(String... args) {
        var role = Role.of(args);
        if (Boolean.parseBoolean(System.getenv("ESPALIER_EXIT_WHEN_READY"))) {
            return 0;
        }
        if (resume) {
            resumption.get().resume(temporal.get().server() instanceof TemporalServer.Embedded);
        }
        return switch (role.name()) {
            case "bench" -> bench.get().run(role.arguments(), System.out);
            case "worker" -> serve();
            case "embedded" -> terminal.get().run(role.arguments());
            default -> answer(role);
        };
    }

    private int answer(Role role) {
        address.get().publish();
        try {
            if (role.name().equals("up")) {
                up.get().show(role.arguments());
            }
            return serve();
        } finally {
            address.get().withdraw();
        }
    }

    private static int serve() {
        Quarkus.waitForExit();
        return 0;
    }
}
