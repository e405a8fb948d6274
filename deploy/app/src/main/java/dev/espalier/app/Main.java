package dev.espalier.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts a process in one of its roles: {@code up}, {@code server}, {@code worker}, {@code embedded}, {@code bench}. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... args) {
        try {
            var role = Role.of(args);
            Preflight.check(System.getenv());
            role.properties().forEach(System::setProperty);
            HomeLock.take(role);
            Quarkus.run(Application.class, Main::ended, args);
        } catch (Unusable e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static void ended(int code, Throwable failure) {
        if (failure != null) {
            System.err.println(Unusable.told(failure));
            System.exit(1);
        }
        System.exit(code);
    }
}
