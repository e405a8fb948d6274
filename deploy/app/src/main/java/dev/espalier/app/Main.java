package dev.espalier.app;

import dev.espalier.cli.Cli;
import dev.espalier.cli.FileCheck;
import dev.espalier.export.PackageCheck;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a process in one of its roles: {@code up}, {@code server}, {@code worker}, {@code embedded},
 * {@code alone}, {@code bench}.
 */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        try {
            var role = Role.of(args);
            if (role.alone()) {
                System.exit(Cli.alone(Main::checked, role.arguments().toArray(String[]::new)));
            }
            Preflight.check(System.getenv());
            role.properties().forEach(System::setProperty);
            var other = HomeLock.take(role, role.embedded());
            if (other.isPresent()) {
                System.exit(handedOn(role, other.get()));
            }
            if (role.listens()) {
                Port.of(System.getenv()).check();
            }
            Supervised.endWithParent(System.getenv());
            Quarkus.run(Application.class, Main::ended, args);
        } catch (Unusable e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /** A command is for the server that has the data folder; a second server is not. */
    private static int handedOn(Role role, URI server) {
        if (role.embedded()) {
            return Cli.run(
                    server, System.getenv("ESPALIER_TOKEN"), role.arguments().toArray(String[]::new));
        }
        throw new Unusable(
                "Espalier is running already: %s\nMaybe stop that one, or set ESPALIER_HOME to another folder."
                        .formatted(server));
    }

    private static List<FileCheck.Line> checked(Path file) {
        return PackageCheck.of(file).stream()
                .map(finding -> new FileCheck.Line(finding.ok(), finding.said()))
                .toList();
    }

    private static void ended(int code, Throwable failure) {
        HomeLock.release();
        if (failure != null) {
            System.err.println(Unusable.told(failure));
            System.exit(1);
        }
        System.exit(code);
    }
}
